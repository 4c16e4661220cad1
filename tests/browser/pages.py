"""One page of every kind that the site has."""

from tests.browser.form_page import FORM

KINDS = {
    "start": "index.html",
    "guide": "guide.html",
    "directives": "directives/index.html",
    "directive": "directives/chi-thi-53.html",
    "criteria": "criteria/index.html",
    "criterion": "criteria/doan-ket-noi-bo.html",
    "procedures": "procedures/index.html",
    "procedure": "procedures/tu-phe-binh-va-phe-binh.html",
    "forms": "forms/index.html",
    "form": FORM,
    "trainings": "trainings/index.html",
    "training": "trainings/quy-trinh-tu-phe-binh-va-phe-binh.html",
    "actors": "actors/index.html",
    "actor": "actors/bi-thu-pho-bi-thu.html",
    "rules": "rules/index.html",
    "rule": "rules/quy-dinh-366-qd-tw.html",
    "calendar": "calendar.html",
    "compare": "compare.html",
    "map": "map.html",
    "terms": "terms.html",
    "changes": "changes.html",
    "prose": "pages/chuan-bi-ky-sinh-hoat.html",
    "editors": "editors.html",
    "keys": "editors-keys.html",
    "sources": "sources.html",
    "licenses": "licenses.html",
    "wrong address": "404.html",
}
