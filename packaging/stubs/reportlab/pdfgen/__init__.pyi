# Types of the parts of reportlab that are used here.
