# The module offers what sqlite3 offers, under the same names.
from sqlite3 import *
