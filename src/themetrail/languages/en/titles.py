"""English titles and forms of address."""

from __future__ import annotations

from themetrail.languages.parts.titles import Titles
from themetrail.languages.parts.words import word_set

TITLES = Titles(
    female=word_set("mrs ms miss madam lady dame sister"),
    male=word_set("mr mister messrs sir lord brother"),
    either=word_set(
        """
        dr doctor prof professor sergeant sgt captain capt lieutenant lt colonel col general gen major inspector
        constable detective officer superintendent corporal cpl judge justice president reverend rev father
        pastor imam rabbi cardinal bishop drs profs professors judges justices sergeants constables detectives
        inspectors superintendents
        """
    ),
    sure=word_set("mrs ms miss madam mr mister messrs dr prof"),
    with_capital=word_set(
        """
        mr ms miss dr lt col gen sir lord lady dame doctor general major father sister brother judge justice
        president officer detective professor inspector constable bishop captain drs profs professors judges
        justices sergeants constables detectives inspectors superintendents
        """
    ),
    abbreviations=word_set("mr mrs ms messrs dr"),
    own=word_set("col gen dame drs"),
    plural=word_set(
        "messrs drs profs professors judges justices sergeants constables detectives inspectors superintendents"
    ),
    offices=word_set(
        """
        president general officer judge justice major captain secretary minister chancellor director agent
        sister brother
        """
    ),
    surnames_too=word_set(
        """
        doctor professor sergeant captain lieutenant colonel general major inspector constable detective officer
        superintendent corporal judge justice president reverend father pastor imam rabbi cardinal bishop sister
        brother lord lady dame
        """
    ),
    seldom=word_set("miss sir col gen general major"),
)
