"""What a document shows of the house that issues it: its logo, its colour, its type and its own templates."""

from sopctl.brand.brand import Brand, BrandError, Logo, LogoKind, Typeface, load

__all__ = ["Brand", "BrandError", "Logo", "LogoKind", "Typeface", "load"]
