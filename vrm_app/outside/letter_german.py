"""The sentences of a letter in German."""

from vrm_app.domain.case import Remedy
from vrm_app.domain.company import Channel
from vrm_app.domain.promise import Party, PromiseState
from vrm_app.outside.letter_phrases import Phrases

GERMAN = Phrases(
    locale="de",
    subject="Beschwerde: {title}",
    reference="Mein Zeichen: {reference} (bitte in der Antwort angeben)",
    earlier_reference="Ihr Zeichen: {reference}",
    salutation="Sehr geehrte Damen und Herren,",
    opening="ich beschwere mich über die oben genannte Sache und bitte Sie, sie in Ordnung zu "
    "bringen.",
    product="Produkt oder Leistung",
    order_number="Bestellung oder Vertrag",
    amount="Betrag",
    expected="Das habe ich erwartet:",
    happened="Das ist geschehen:",
    contacts="Wir hatten in dieser Sache bereits Kontakt:",
    contact="{day}, {channel}",
    contact_with="{day}, {channel}, mit {person}",
    by_channel={
        Channel.EMAIL: "per E-Mail",
        Channel.PHONE: "telefonisch",
        Channel.POST: "per Post",
        Channel.WEB_FORM: "über das Formular auf Ihrer Website",
        Channel.CHAT: "per Chat",
        Channel.APP: "über Ihre App",
        Channel.SMS: "per SMS",
        Channel.IN_PERSON: "persönlich",
        Channel.SOCIAL: "über ein soziales Netzwerk",
        Channel.FORUM: "in einem Forum",
        Channel.OTHER: "auf anderem Weg",
    },
    promises="Folgendes wurde zugesagt:",
    promised={Party.COMPANY: "Sie haben zugesagt:", Party.ME: "Ich habe zugesagt:"},
    promised_by={
        Party.COMPANY: "Sie haben zugesagt, bis zum {day}:",
        Party.ME: "Ich habe zugesagt, bis zum {day}:",
    },
    outcome={
        Party.COMPANY: {
            PromiseState.OPEN: "Darauf warte ich noch.",
            PromiseState.KEPT: "Diese Zusage haben Sie eingehalten. Vielen Dank.",
            PromiseState.BROKEN: "Diese Zusage haben Sie nicht eingehalten.",
            PromiseState.WITHDRAWN: "Diese Zusage haben Sie zurückgenommen.",
        },
        Party.ME: {
            PromiseState.OPEN: "Diese Zusage werde ich einhalten.",
            PromiseState.KEPT: "Diese Zusage habe ich eingehalten.",
            PromiseState.BROKEN: "Diese Zusage konnte ich nicht einhalten.",
            PromiseState.WITHDRAWN: "Diese Zusage habe ich zurückgenommen.",
        },
    },
    overdue={
        Party.COMPANY: "Dieser Tag ist verstrichen, und ich warte noch immer.",
        Party.ME: "Dieser Tag ist verstrichen, und ich bin Ihnen das noch schuldig.",
    },
    wanted={
        Remedy.REFUND: "Bitte erstatten Sie mir, was ich bezahlt habe.",
        Remedy.REPAIR: "Bitte reparieren Sie die Sache, ohne dass mir Kosten entstehen.",
        Remedy.REPLACEMENT: "Bitte liefern Sie mir Ersatz, ohne dass mir Kosten entstehen.",
        Remedy.PRICE_CUT: "Bitte setzen Sie den Preis herab.",
        Remedy.COMPENSATION: "Bitte ersetzen Sie mir den Schaden.",
        Remedy.CORRECTION: "Bitte berichtigen Sie das.",
        Remedy.CANCELLATION: "Bitte lösen Sie den Vertrag auf.",
        Remedy.APOLOGY: "Bitte entschuldigen Sie sich dafür.",
        Remedy.INFORMATION: "Bitte geben Sie mir die Auskunft, die mir fehlt.",
        Remedy.POLICY_CHANGE: "Bitte ändern Sie, wie Sie mit solchen Fällen umgehen.",
        Remedy.OTHER: "Bitte bringen Sie das in Ordnung.",
    },
    nothing_named="Bitte teilen Sie mir mit, wie Sie das in Ordnung bringen.",
    in_detail="Darum bitte ich im Einzelnen:",
    fallback={
        Remedy.REFUND: "Falls das nicht möglich ist, bin ich mit einer Erstattung einverstanden.",
        Remedy.REPAIR: "Falls das nicht möglich ist, bin ich mit einer kostenlosen Reparatur "
        "einverstanden.",
        Remedy.REPLACEMENT: "Falls das nicht möglich ist, bin ich mit einer Ersatzlieferung "
        "einverstanden.",
        Remedy.PRICE_CUT: "Falls das nicht möglich ist, bin ich mit einem niedrigeren Preis "
        "einverstanden.",
        Remedy.COMPENSATION: "Falls das nicht möglich ist, bin ich mit einer Entschädigung "
        "einverstanden.",
        Remedy.CORRECTION: "Falls das nicht möglich ist, bin ich mit einer Berichtigung "
        "einverstanden.",
        Remedy.CANCELLATION: "Falls das nicht möglich ist, bin ich damit einverstanden, dass der "
        "Vertrag aufgelöst wird.",
        Remedy.APOLOGY: "Falls das nicht möglich ist, bin ich mit einer Entschuldigung "
        "einverstanden.",
        Remedy.INFORMATION: "Falls das nicht möglich ist, bin ich mit einer vollständigen "
        "Erklärung einverstanden.",
        Remedy.POLICY_CHANGE: "Falls das nicht möglich ist, bin ich damit einverstanden, dass Sie "
        "mit solchen Fällen künftig anders umgehen.",
        Remedy.OTHER: "Falls das nicht möglich ist, bieten Sie mir bitte eine andere Lösung an.",
    },
    answer_by="Bitte antworten Sie bis zum {day}.",
    answer_when="Bitte bestätigen Sie mir den Eingang dieses Schreibens und teilen Sie mir mit, "
    "bis wann Sie antworten.",
    answer_to="Bitte senden Sie Ihre Antwort an {address} und geben Sie mein Zeichen {reference} "
    "an.",
    answer_to_top="Bitte verwenden Sie für Ihre Antwort die Kontaktdaten am Anfang dieses "
    "Schreibens und geben Sie mein Zeichen {reference} an.",
    answer_under_reference="Bitte antworten Sie unter dem Zeichen {reference} auf demselben Weg, "
    "auf dem Sie dieses Schreiben erhalten haben. Eine Adresse gebe ich hier nicht an.",
    alias="Die Adresse {alias} verwende ich nur Ihnen gegenüber.",
    terms="Was ich Ihnen in diesem Schreiben mitteile, teile ich Ihnen zu diesen Bedingungen mit:",
    purposes="Bitte verwenden Sie es nur für Folgendes:",
    retention="Bitte bewahren Sie es höchstens {span} auf, sofern kein Gesetz eine längere "
    "Aufbewahrung verlangt.",
    contact_only="Bitte nehmen Sie nur {channels} Kontakt mit mir auf.",
    contact_never="Bitte nehmen Sie nicht {channels} Kontakt mit mir auf.",
    contact_note="Zur Kontaktaufnahme:",
    marketing={
        True: "Sie dürfen mir Werbung senden.",
        False: "Bitte senden Sie mir keine Werbung.",
    },
    agreement="Es sind die Standardbedingungen mit dem Kürzel {code} (IEEE 7012).",
    expires="Auf diese Bedingungen können Sie sich bis zum {day} verlassen.",
    terms_text="In meinen eigenen Worten:",
    closing="Mit freundlichen Grüßen",
    unnamed="Die Kundin oder der Kunde mit dem Zeichen {reference}",
    enclosures="Anlagen:",
    enclosure="{name} ({size}, SHA-256 beginnt mit {digest})",
    signature="Zur Signatur: Zu diesem Schreiben gehören Dateien, die mit ihm zusammen signiert "
    "sind. Die Signatur zeigt, dass sie unverändert vom selben Absender stammen wie alles andere, "
    "was mit demselben Schlüssel signiert ist. Sie beweist nicht, wer ich bin. Wie man sie prüft, "
    "erklärt die Datei HOW-TO-CHECK.txt.",
    document="Die Datei complaint.json sagt dasselbe wie dieses Schreiben in einer Form für "
    "Computer.",
    page="Seite {page} von {pages}",
    has_window=True,
)
