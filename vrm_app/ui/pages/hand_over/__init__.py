"""Handing over: choices at one side, exactly what would leave at the other."""
