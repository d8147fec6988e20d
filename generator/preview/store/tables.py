"""The tables. Times are ISO 8601 UTC texts of fixed width, row ids are random: the same on SQLite and PostgreSQL.

Texts of testers are stored raw and escaped at output only. `evenements` and `journal` only grow, until the purge.
"""

from __future__ import annotations

from generator.preview.store.sql import Boolean, Column, ForeignKey, Integer, MetaData, Table, Text, UniqueConstraint

METADATA = MetaData()


def _id() -> Column[str]:
    return Column("id", Text, primary_key=True)


def _word(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _maybe(name: str) -> Column[str]:
    return Column(name, Text, nullable=True)


def _number(name: str, *, nullable: bool = False) -> Column[int]:
    return Column(name, Integer, nullable=nullable)


def _link(name: str, target: str, *, key: bool = False, nullable: bool = False) -> Column[str]:
    return Column(name, Text, ForeignKey(target), primary_key=key, nullable=nullable, index=not key)


def _key(name: str) -> Column[str]:
    return Column(name, Text, primary_key=True)


CAMPAGNES = Table(
    "campagnes", METADATA, _id(), _word("nom"), _word("panel"), _word("debut"), _word("fin"), _word("cree_le")
)

CAMPAGNE_GUIDES = Table(
    "campagne_guides", METADATA, _link("campagne_id", "campagnes.id", key=True), Column("slug", Text, primary_key=True)
)

INVITATIONS = Table(
    "invitations",
    METADATA,
    _id(),
    _link("campagne_id", "campagnes.id", nullable=True),
    _word("role"),
    _word("genre"),
    _word("nom"),
    Column("jeton_sha", Text, nullable=False, unique=True),
    _number("ouvertures"),
    _number("ouvertures_max"),
    _word("cree_le"),
    _word("expire_le"),
    _maybe("revoquee_le"),
)

TESTEURS = Table(
    "testeurs",
    METADATA,
    _id(),
    _link("campagne_id", "campagnes.id"),
    _link("invitation_id", "invitations.id", nullable=True),
    _maybe("cle"),
    _word("mode"),
    _word("pseudonyme"),
    _maybe("courriel"),
    _maybe("lecture"),
    _maybe("age"),
    _maybe("premiere_fois"),
    _word("cree_le"),
    _maybe("efface_le"),
    UniqueConstraint("invitation_id", "cle"),
)

SESSIONS = Table(
    "sessions",
    METADATA,
    _id(),
    Column("jeton_sha", Text, nullable=False, unique=True),
    _word("role"),
    _word("nom"),
    _link("invitation_id", "invitations.id"),
    _link("testeur_id", "testeurs.id", nullable=True),
    _word("cree_le"),
    _word("expire_le"),
    _maybe("revoquee_le"),
)

SEANCES = Table(
    "seances",
    METADATA,
    _id(),
    _link("testeur_id", "testeurs.id"),
    _word("slug"),
    _word("version"),
    _number("partie"),
    _word("commencee_le"),
    _maybe("terminee_le"),
    _maybe("essentiel"),
    _maybe("mot_libre"),
    _number("utile", nullable=True),
    _number("facile", nullable=True),
    UniqueConstraint("testeur_id", "slug"),
)

MARQUES = Table(
    "marques",
    METADATA,
    _link("seance_id", "seances.id", key=True),
    _key("champ"),
    _word("champ_sha"),
    _number("valeur"),
    _word("le"),
)

REMARQUES = Table(
    "remarques",
    METADATA,
    _id(),
    Column("code", Text, nullable=False, unique=True),
    _link("seance_id", "seances.id"),
    _word("cle"),
    _word("slug"),
    _word("version"),
    _word("champ"),
    _word("champ_sha"),
    _word("champ_texte"),
    _word("citation"),
    _word("prefixe"),
    _word("suffixe"),
    _number("position"),
    _word("genre"),
    _word("bloque"),
    _word("texte"),
    _word("lisibilite"),
    Column("accord", Boolean, nullable=False),
    _word("cree_le"),
    _maybe("retiree_le"),
    _maybe("masquee_le"),
    UniqueConstraint("seance_id", "cle"),
)

EVENEMENTS = Table(
    "evenements",
    METADATA,
    _id(),
    _link("remarque_id", "remarques.id"),
    _number("rang"),
    _word("le"),
    _word("genre"),
    _word("de"),
    _word("vers"),
    _word("par"),
    _word("motif"),
    UniqueConstraint("remarque_id", "rang"),
)

REPONSES = Table(
    "reponses",
    METADATA,
    _link("seance_id", "seances.id", key=True),
    _key("question"),
    _word("partie_sha"),
    _maybe("cherche"),
    Column("trouve", Boolean, nullable=False),
    _number("choix", nullable=True),
    Column("compris", Boolean, nullable=False),
    Column("passee", Boolean, nullable=False),
    _number("secondes"),
    _word("le"),
)

TROUS = Table(
    "trous",
    METADATA,
    _link("seance_id", "seances.id", key=True),
    _key("champ"),
    Column("mot", Integer, primary_key=True, autoincrement=False),
    _word("champ_sha"),
    _word("reponse"),
    Column("juste", Boolean, nullable=False),
    _word("le"),
)

IMAGES = Table(
    "images",
    METADATA,
    _id(),
    _link("seance_id", "seances.id"),
    _word("concept"),
    _word("reponse"),
    _word("le"),
    UniqueConstraint("seance_id", "concept"),
)

AVIS_IMAGES = Table(
    "avis_images",
    METADATA,
    _link("image_id", "images.id", key=True),
    _key("par"),
    _word("classe"),
    _word("le"),
)

LIMITES = Table("limites", METADATA, _key("cle"), Column("fenetre", Integer, primary_key=True), _number("compte"))

JOURNAL = Table("journal", METADATA, _id(), _word("le"), _word("quoi"), _word("qui"), _word("detail"))
