"""Dates, lists and quotation marks in the words of the site's language."""
