"""SQLCipher's driver has the interface of the standard library's."""

from sqlite3.dbapi2 import *
