"""First schema of the testers' server: campaigns, invitations, testers, sessions, remarks, answers.

Plain SQL understood by SQLite and PostgreSQL alike, frozen: a later change is a later file.
"""

from __future__ import annotations

from generator.preview.store.migrate import op

revision = "0001"
down_revision = None

SCHEMA = """
CREATE TABLE campagnes (
    id TEXT NOT NULL,
    nom TEXT NOT NULL,
    panel TEXT NOT NULL,
    debut TEXT NOT NULL,
    fin TEXT NOT NULL,
    cree_le TEXT NOT NULL,
    PRIMARY KEY (id)
);
CREATE TABLE journal (
    id TEXT NOT NULL,
    le TEXT NOT NULL,
    quoi TEXT NOT NULL,
    qui TEXT NOT NULL,
    detail TEXT NOT NULL,
    PRIMARY KEY (id)
);
CREATE TABLE limites (
    cle TEXT NOT NULL,
    fenetre INTEGER NOT NULL,
    compte INTEGER NOT NULL,
    PRIMARY KEY (cle, fenetre)
);
CREATE TABLE campagne_guides (
    campagne_id TEXT NOT NULL,
    slug TEXT NOT NULL,
    PRIMARY KEY (campagne_id, slug),
    FOREIGN KEY(campagne_id) REFERENCES campagnes (id)
);
CREATE TABLE invitations (
    id TEXT NOT NULL,
    campagne_id TEXT,
    role TEXT NOT NULL,
    genre TEXT NOT NULL,
    nom TEXT NOT NULL,
    jeton_sha TEXT NOT NULL,
    ouvertures INTEGER NOT NULL,
    ouvertures_max INTEGER NOT NULL,
    cree_le TEXT NOT NULL,
    expire_le TEXT NOT NULL,
    revoquee_le TEXT,
    PRIMARY KEY (id),
    FOREIGN KEY(campagne_id) REFERENCES campagnes (id),
    UNIQUE (jeton_sha)
);
CREATE INDEX ix_invitations_campagne_id ON invitations (campagne_id);
CREATE TABLE testeurs (
    id TEXT NOT NULL,
    campagne_id TEXT NOT NULL,
    invitation_id TEXT,
    cle TEXT,
    mode TEXT NOT NULL,
    pseudonyme TEXT NOT NULL,
    courriel TEXT,
    lecture TEXT,
    age TEXT,
    premiere_fois TEXT,
    cree_le TEXT NOT NULL,
    efface_le TEXT,
    PRIMARY KEY (id),
    UNIQUE (invitation_id, cle),
    FOREIGN KEY(campagne_id) REFERENCES campagnes (id),
    FOREIGN KEY(invitation_id) REFERENCES invitations (id)
);
CREATE INDEX ix_testeurs_campagne_id ON testeurs (campagne_id);
CREATE INDEX ix_testeurs_invitation_id ON testeurs (invitation_id);
CREATE TABLE seances (
    id TEXT NOT NULL,
    testeur_id TEXT NOT NULL,
    slug TEXT NOT NULL,
    version TEXT NOT NULL,
    partie INTEGER NOT NULL,
    commencee_le TEXT NOT NULL,
    terminee_le TEXT,
    essentiel TEXT,
    mot_libre TEXT,
    utile INTEGER,
    facile INTEGER,
    PRIMARY KEY (id),
    UNIQUE (testeur_id, slug),
    FOREIGN KEY(testeur_id) REFERENCES testeurs (id)
);
CREATE INDEX ix_seances_testeur_id ON seances (testeur_id);
CREATE TABLE sessions (
    id TEXT NOT NULL,
    jeton_sha TEXT NOT NULL,
    role TEXT NOT NULL,
    nom TEXT NOT NULL,
    invitation_id TEXT NOT NULL,
    testeur_id TEXT,
    cree_le TEXT NOT NULL,
    expire_le TEXT NOT NULL,
    revoquee_le TEXT,
    PRIMARY KEY (id),
    UNIQUE (jeton_sha),
    FOREIGN KEY(invitation_id) REFERENCES invitations (id),
    FOREIGN KEY(testeur_id) REFERENCES testeurs (id)
);
CREATE INDEX ix_sessions_invitation_id ON sessions (invitation_id);
CREATE INDEX ix_sessions_testeur_id ON sessions (testeur_id);
CREATE TABLE images (
    id TEXT NOT NULL,
    seance_id TEXT NOT NULL,
    concept TEXT NOT NULL,
    reponse TEXT NOT NULL,
    le TEXT NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (seance_id, concept),
    FOREIGN KEY(seance_id) REFERENCES seances (id)
);
CREATE INDEX ix_images_seance_id ON images (seance_id);
CREATE TABLE marques (
    seance_id TEXT NOT NULL,
    champ TEXT NOT NULL,
    champ_sha TEXT NOT NULL,
    valeur INTEGER NOT NULL,
    le TEXT NOT NULL,
    PRIMARY KEY (seance_id, champ),
    FOREIGN KEY(seance_id) REFERENCES seances (id)
);
CREATE TABLE remarques (
    id TEXT NOT NULL,
    code TEXT NOT NULL,
    seance_id TEXT NOT NULL,
    cle TEXT NOT NULL,
    slug TEXT NOT NULL,
    version TEXT NOT NULL,
    champ TEXT NOT NULL,
    champ_sha TEXT NOT NULL,
    champ_texte TEXT NOT NULL,
    citation TEXT NOT NULL,
    prefixe TEXT NOT NULL,
    suffixe TEXT NOT NULL,
    position INTEGER NOT NULL,
    genre TEXT NOT NULL,
    bloque TEXT NOT NULL,
    texte TEXT NOT NULL,
    lisibilite TEXT NOT NULL,
    accord BOOLEAN NOT NULL,
    cree_le TEXT NOT NULL,
    retiree_le TEXT,
    masquee_le TEXT,
    PRIMARY KEY (id),
    UNIQUE (seance_id, cle),
    UNIQUE (code),
    FOREIGN KEY(seance_id) REFERENCES seances (id)
);
CREATE INDEX ix_remarques_seance_id ON remarques (seance_id);
CREATE TABLE reponses (
    seance_id TEXT NOT NULL,
    question TEXT NOT NULL,
    partie_sha TEXT NOT NULL,
    cherche TEXT,
    trouve BOOLEAN NOT NULL,
    choix INTEGER,
    compris BOOLEAN NOT NULL,
    passee BOOLEAN NOT NULL,
    secondes INTEGER NOT NULL,
    le TEXT NOT NULL,
    PRIMARY KEY (seance_id, question),
    FOREIGN KEY(seance_id) REFERENCES seances (id)
);
CREATE TABLE trous (
    seance_id TEXT NOT NULL,
    champ TEXT NOT NULL,
    mot INTEGER NOT NULL,
    champ_sha TEXT NOT NULL,
    reponse TEXT NOT NULL,
    juste BOOLEAN NOT NULL,
    le TEXT NOT NULL,
    PRIMARY KEY (seance_id, champ, mot),
    FOREIGN KEY(seance_id) REFERENCES seances (id)
);
CREATE TABLE avis_images (
    image_id TEXT NOT NULL,
    par TEXT NOT NULL,
    classe TEXT NOT NULL,
    le TEXT NOT NULL,
    PRIMARY KEY (image_id, par),
    FOREIGN KEY(image_id) REFERENCES images (id)
);
CREATE TABLE evenements (
    id TEXT NOT NULL,
    remarque_id TEXT NOT NULL,
    rang INTEGER NOT NULL,
    le TEXT NOT NULL,
    genre TEXT NOT NULL,
    de TEXT NOT NULL,
    vers TEXT NOT NULL,
    par TEXT NOT NULL,
    motif TEXT NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (remarque_id, rang),
    FOREIGN KEY(remarque_id) REFERENCES remarques (id)
);
CREATE INDEX ix_evenements_remarque_id ON evenements (remarque_id)
"""


def upgrade() -> None:
    """Create every table and index."""
    for statement in SCHEMA.split(";"):
        op.execute(statement)
