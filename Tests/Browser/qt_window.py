"""A window of QtWebEngine 5.15, driven from outside by the port in QTWEBENGINE_REMOTE_DEBUGGING."""

import sys

from PyQt5.QtCore import QUrl
from PyQt5.QtWebEngineWidgets import QWebEngineView
from PyQt5.QtWidgets import QApplication

application = QApplication(sys.argv)
view = QWebEngineView()
view.resize(1280, 900)
view.load(QUrl("about:blank"))
view.show()
sys.exit(application.exec_())
