"""Berth once more, literally and slowly: tiny worlds as data, and what follows from them.

Codes, rulings, lots, places, rules and the order of award are read from the data as they are
written, and every allocation is tried. Only `trial` and the questions in `asks` know Berth.
"""
