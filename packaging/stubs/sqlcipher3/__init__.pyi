"""SQLCipher's driver has the interface of the standard library's."""
