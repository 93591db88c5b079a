"""What the headings of a table mean, in English and German, and which columns hold secrets."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from enum import StrEnum


class TableField(StrEnum):
    """What a column of a table can say of a company."""

    NAME = "name"
    LEGAL_NAME = "legal_name"
    DOMAINS = "domains"
    CATEGORY = "category"
    COUNTRY = "country"
    LANGUAGE = "language"
    RELATIONSHIP = "relationship"
    ACCOUNT_NUMBERS = "account_numbers"
    KNOWN_SINCE = "known_since"
    FAVOURITE = "favourite"
    TAGS = "tags"
    NOTES = "notes"
    EMAIL = "email"
    PHONE = "phone"
    ADDRESS = "address"


# Several columns may say these.
GATHERED = frozenset(
    {TableField.DOMAINS, TableField.ACCOUNT_NUMBERS, TableField.TAGS, TableField.NOTES}
    | {TableField.EMAIL, TableField.PHONE, TableField.ADDRESS}
)

# All that is read where a table holds passwords: what else it says may be a secret, too.
HARMLESS = frozenset(
    {TableField.NAME, TableField.DOMAINS, TableField.CATEGORY, TableField.FAVOURITE}
    | {TableField.KNOWN_SINCE}
)

_MEANINGS: dict[str, TableField] = {
    word: field
    for field, words in {
        TableField.NAME: """name company companyname firma firmenname unternehmen
            unternehmensname anbieter vendor vendorname provider organisation organization
            organisationname organizationname title titel service dienst merchant händler haendler
            supplier lieferant bezeichnung business businessname displayname""",
        TableField.LEGAL_NAME: """legalname legalentity registeredname rechtlichername
            firmierung juristischername""",
        TableField.DOMAINS: """domain domains website websites webseite webseiten webpage
            internetseite homepage url urls web webaddress webadresse site weburl internet
            internetadresse loginuri loginurl websiteurl companydomain companyurl""",
        TableField.CATEGORY: """category kategorie branche industry sector folder ordner group
            gruppe grouping""",
        TableField.COUNTRY: "country countrycode land ländercode laendercode staat",
        TableField.LANGUAGE: "language languagecode lang sprache",
        TableField.RELATIONSHIP: "relationship beziehung kundenstatus customerstatus",
        TableField.ACCOUNT_NUMBERS: """customernumber customerno customerid customernr
            accountnumber accountnumbers accountno clientnumber membershipnumber membernumber
            kundennummer kundennummern kundennr kdnr mitgliedsnummer vertragskonto
            vertragskontonummer""",
        TableField.KNOWN_SINCE: """knownsince customersince membersince since seit kundeseit
            kundinseit bekanntseit created createdat createdon createddate datecreated timecreated
            creationdate erstellt erstelltam angelegt angelegtam""",
        TableField.FAVOURITE: """favourite favorite favorit favourites favorites favoriten fav
            starred""",
        TableField.TAGS: """tags tag labels label schlagworte schlagwörter schlagwort
            stichworte stichwörter""",
        TableField.NOTES: """notes note notizen notiz comments comment kommentar kommentare
            bemerkung bemerkungen anmerkung anmerkungen remarks""",
        TableField.EMAIL: """email emails mail emailaddress emailadresse mailadresse
            contactemail supportemail companyemail kontaktemail""",
        TableField.PHONE: """phone telephone tel telefon telefonnummer telefonnr phonenumber
            hotline rufnummer contactphone companyphone supportphone businessphone""",
        TableField.ADDRESS: """address postaladdress mailingaddress adresse anschrift
            postanschrift postadresse street streetaddress strasse strassehausnummer strassenr
            strasseundhausnummer addressline1 addressline2 address1 address2 hausnummer
            housenumber postcode postalcode zip zipcode plz postleitzahl city town ort stadt
            plzort""",
    }.items()
    for word in words.split()
}

# A table with one of these holds the secrets of accounts. Parts of words, so that compounds count.
_KEY_PARTS = tuple(
    """password passwort passphrase passwd passcode kennwort motdepasse contraseña contrasena
    wachtwoord senha hasło haslo lösenord losenord adgangskode passord salasana heslo jelszó parolă
    пароль κωδικός şifre 密码 密碼 パスワード 비밀번호 cardnumber kartennummer creditcard
    kreditkarte securitycode sicherheitscode pincode privatekey secretkey apikey recoverycode
    backupcode wiederherstellungscode securityquestion sicherheitsfrage""".split()
)
_KEY_WORDS = frozenset(
    "totp hotp pin puk tan cvv cvc cvv2 cvc2 pw pwd pass secret token mfa".split()
)
_USER_PARTS = tuple(
    """username benutzername nutzername loginname anmeldename userid benutzerkennung
    usuario utilisateur gebruikersnaam""".split()
)
_USER_WORDS = frozenset("user users benutzer nutzer login logins anmeldung".split())
_HUMP = re.compile(r"(?<=[a-zäöü])(?=[A-ZÄÖÜ])")
_BETWEEN_WORDS = re.compile(r"[\W_]+")
_DIGITS_AT_END = re.compile(r"\d+\Z")


def field_of(heading: str) -> TableField | None:
    """Return what a usual heading means."""
    return _MEANINGS.get(_joined(heading))


def is_key(heading: str) -> bool:
    """Tell whether a column holds passwords, one-time codes, cards or the like."""
    joined = _joined(heading)
    return any(part in joined for part in _KEY_PARTS) or any(
        word in _KEY_WORDS or word.startswith("otp") for word in _words(heading)
    )


def is_user(heading: str) -> bool:
    """Tell whether a column holds the names under which the customer logs in."""
    joined = _DIGITS_AT_END.sub("", _joined(heading))
    return joined in _USER_WORDS or any(part in joined for part in _USER_PARTS)


def withheld(headings: Sequence[str]) -> list[bool]:
    """Tell of each column whether it must never be read, because of what it or the table holds."""
    if any(map(is_key, headings)):
        return [
            is_key(heading) or is_user(heading) or field_of(heading) not in HARMLESS
            for heading in headings
        ]
    return [is_user(heading) for heading in headings]


def proposed(headings: Sequence[str], hidden: Iterable[bool]) -> list[TableField | None]:
    """Return what each column means, the first that says a thing where only one can."""
    taken: set[TableField] = set()
    found: list[TableField | None] = []
    for heading, is_hidden in zip(headings, hidden, strict=True):
        field = None if is_hidden else field_of(heading)
        if field in taken and field not in GATHERED:
            field = None
        if field is not None:
            taken.add(field)
        found.append(field)
    return found


def _words(heading: str) -> list[str]:
    spaced = _HUMP.sub(" ", unicodedata.normalize("NFKC", heading))
    plain = (_DIGITS_AT_END.sub("", word) or word for word in _BETWEEN_WORDS.split(spaced))
    return [word.casefold() for word in plain if word]


def _joined(heading: str) -> str:
    return _BETWEEN_WORDS.sub("", unicodedata.normalize("NFKC", heading).casefold())
