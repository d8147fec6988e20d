"""The 24 rules, in order."""

from generator.checks.plain import (
    r01_phrase_longue,
    r02_idees,
    r03_passif,
    r04_nominalisation,
    r05_jargon,
    r06_a_expliquer,
    r07_mot_rare,
    r08_sigle,
    r09_negation,
    r10_troisieme_personne,
    r11_impersonnel,
    r12_formule,
    r13_relatives,
    r14_incise,
    r15_enumeration,
    r16_nombre,
    r17_date_heure,
    r18_mots_etrangers,
    r19_delai_vague,
    r20_temps,
    r21_deux_noms,
    r22_reference_legale,
    r23_typographie,
    r24_structure,
)
from generator.checks.plain.rule import Rule

RULES: tuple[Rule, ...] = tuple(module.RULE for module in (
    r01_phrase_longue, r02_idees, r03_passif, r04_nominalisation, r05_jargon, r06_a_expliquer, r07_mot_rare, r08_sigle,
    r09_negation, r10_troisieme_personne, r11_impersonnel, r12_formule, r13_relatives, r14_incise, r15_enumeration,
    r16_nombre, r17_date_heure, r18_mots_etrangers, r19_delai_vague, r20_temps, r21_deux_noms, r22_reference_legale,
    r23_typographie, r24_structure,
))
