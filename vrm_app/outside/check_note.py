"""The note in a bundle that tells its recipient how to check it, and what that shows."""

from vrm_app.outside.complaint import Language

NAME = "HOW-TO-CHECK.txt"

_ENGLISH = """\
How to check these files
========================

These files belong together. They concern the reference

    {reference}

and were signed with this key:

    {did}


What the signature shows
------------------------

Whoever signed other files with this key signed these files too, and
nothing in them was changed afterwards. So compare the key with the one
in files you received earlier. The signature does not prove who the
sender is. The day in it is the day by the sender's own clock, in UTC.


Is a file unchanged?
--------------------

The file manifest.json lists every other file but its own signature,
with its size and its SHA-256. Compare these with what your computer
finds:

    Linux      sha256sum *
    macOS      shasum -a 256 *
    Windows    certutil -hashfile FILE SHA256


Is the list itself unchanged, and from the same sender?
-------------------------------------------------------

With the OpenSSH that comes with Linux, macOS and Windows (there in the
command prompt, each command on one line, without the \\):

{ssh}
Keep the file allowed_signers: it names the key. In a later letter the
key is the same if the sender is.


The same without OpenSSH
------------------------

{signed} a signature, the
"proof". It follows the standard "Data Integrity EdDSA Cryptosuites
v1.0" of the W3C with the cryptosuite eddsa-jcs-2022; any program that
knows it can check it. In short:

 1. Take the proof out of the document, and the proofValue out of the
    proof.
 2. Write each of the two in canonical JSON (RFC 8785) and compute the
    SHA-256 of each.
 3. The 32 bytes of the proof followed by the 32 bytes of the document
    are what was signed, with Ed25519 (RFC 8032).
 4. The proofValue is the signature, the part of the key after
    "did:key:" is the public key. Both are base58 texts after a "z"; the
    bytes of the key come after the two bytes ed 01.

In a copy of this folder, with Python and OpenSSL 3 on Linux or macOS,
one file at a time:

"""

_GERMAN = """\
So prüfen Sie diese Dateien
===========================

Diese Dateien gehören zusammen. Sie betreffen das Zeichen

    {reference}

und wurden mit diesem Schlüssel signiert:

    {did}


Was die Signatur zeigt
----------------------

Wer andere Dateien mit diesem Schlüssel signiert hat, hat auch diese
signiert, und danach wurde nichts an ihnen geändert. Vergleichen Sie
deshalb den Schlüssel mit dem in Dateien, die Sie früher erhalten haben.
Die Signatur beweist nicht, wer der Absender ist. Der Tag darin ist der
Tag auf der Uhr des Absenders, in UTC.


Ist eine Datei unverändert?
---------------------------

Die Datei manifest.json nennt jede andere Datei außer ihrer eigenen
Signatur mit ihrer Größe und ihrem SHA-256. Vergleichen Sie das mit dem,
was Ihr Computer ermittelt:

    Linux      sha256sum *
    macOS      shasum -a 256 *
    Windows    certutil -hashfile DATEI SHA256


Ist die Liste selbst unverändert und vom selben Absender?
---------------------------------------------------------

Mit OpenSSH, das Linux, macOS und Windows mitbringen (dort in der
Eingabeaufforderung, jeder Befehl in einer Zeile, ohne \\):

{ssh}
Bewahren Sie die Datei allowed_signers auf: Sie nennt den Schlüssel. In
einem späteren Schreiben ist er derselbe, wenn der Absender derselbe
ist.


Dasselbe ohne OpenSSH
---------------------

{signed} eine Signatur,
den "proof". Sie folgt dem Standard "Data Integrity EdDSA Cryptosuites
v1.0" des W3C mit der Cryptosuite eddsa-jcs-2022; jedes Programm, das
ihn kennt, kann sie prüfen. In Kürze:

 1. Nehmen Sie den proof aus dem Dokument und den proofValue aus dem
    proof heraus.
 2. Schreiben Sie beide in kanonischem JSON (RFC 8785) und berechnen Sie
    von jedem den SHA-256.
 3. Die 32 Bytes des proof, gefolgt von den 32 Bytes des Dokuments, sind
    das, was mit Ed25519 (RFC 8032) signiert wurde.
 4. Der proofValue ist die Signatur, der Teil des Schlüssels nach
    "did:key:" ist der öffentliche Schlüssel. Beides sind base58-Texte
    nach einem "z"; die Bytes des Schlüssels folgen auf die zwei Bytes
    ed 01.

In einer Kopie dieses Ordners, mit Python und OpenSSL 3 unter Linux oder
macOS, je Datei einmal:

"""

# The names in our documents are ASCII and their numbers whole, so that sorted JSON is canonical.
_COMMANDS = """\
python3 - manifest.json <<'END'
import hashlib, json, sys
letters = "123456789ABCDEFGHJKLMNPQRSTUVWXYZ"
letters += "abcdefghijkmnopqrstuvwxyz"
def raw(text, size):
    places = enumerate(reversed(text[1:]))
    number = sum(letters.index(c) * 58**n for n, c in places)
    return number.to_bytes(size, "big")
def digest(part):
    text = json.dumps(part, sort_keys=True, ensure_ascii=False,
                      separators=(",", ":"))
    return hashlib.sha256(text.encode()).digest()
document = json.load(open(sys.argv[1], encoding="utf-8"))
proof = document.pop("proof")
value = raw(proof.pop("proofValue"), 64)
key = raw(proof["verificationMethod"].split("#")[1], 34)[2:]
form = bytes.fromhex("302a300506032b6570032100")
open("key.der", "wb").write(form + key)
open("value.bin", "wb").write(value)
open("signed.bin", "wb").write(digest(proof) + digest(document))
END
openssl pkeyutl -verify -rawin -pubin -keyform DER \\
  -inkey key.der -in signed.bin -sigfile value.bin
"""

_SSH = """\
    ssh-keygen -Y verify -f allowed_signers -I {reference} -n file \\
      -s {name}.sig < {name}
"""

_NOTES = {Language.ENGLISH: _ENGLISH, Language.GERMAN: _GERMAN}
_BOTH = {
    Language.ENGLISH: "The files manifest.json and {document} each hold",
    Language.GERMAN: "Die Dateien manifest.json und {document} enthalten je",
}
_ONE = {
    Language.ENGLISH: "The file manifest.json holds",
    Language.GERMAN: "Die Datei manifest.json enthält",
}


def check_note(language: Language, *, reference: str, did: str, document: str | None) -> str:
    """Return the note for files about a reference, one of them perhaps a signed document."""
    signed = _BOTH[language].format(document=document) if document else _ONE[language]
    names = filter(None, ("manifest.json", document))
    ssh = "".join(_SSH.format(reference=reference, name=name) for name in names)
    note = _NOTES[language].format(reference=reference, did=did, signed=signed, ssh=ssh)
    return note + _COMMANDS.replace("manifest.json", document or "manifest.json", 1)
