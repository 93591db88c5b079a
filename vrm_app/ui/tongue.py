"""What Qt itself says, and where one begins to read, in the language that is spoken."""

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from vrm_app.language import is_english, spoken, spoken_locale


def system_languages() -> list[str]:
    """Return the languages the person chose in the system, the best known first."""
    return QLocale.system().uiLanguages()


def teach(application: QApplication) -> None:
    """Have Qt's own dialogs speak as we do, and begin lines where the language begins them."""
    if is_english():
        return
    locale = QLocale(spoken_locale())
    QLocale.setDefault(locale)
    dialogs = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if dialogs.load(f"qtbase_{spoken()}", folder):
        application.installTranslator(dialogs)
    application.setLayoutDirection(locale.textDirection())
