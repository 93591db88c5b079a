from pyld import jsonld as jsonld

__all__ = ["jsonld"]
