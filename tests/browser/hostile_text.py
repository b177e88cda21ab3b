"""A page of texts as a document could hold them, each in the places where pages show such texts."""

import streamlit as st

from analysis.escaping import markdown

TEXTS = (
    "a -> b -- c >= d <- e <= f <-> g ~= h --- i",
    "https://example.org/a?b=c&d=e и http://example.org",
    "www.example.org и WWW.EXAMPLE.ORG",
    "Почта: ivanov@example.org, mailto:ivanov@example.org",
    ":material/home: :smile: :+1: :100: :streamlit: :red[цвет] :red-badge[значок]",
    "Итоги\n===",
    "Итоги\n---",
    "Начало\n\n    код",
    "    код с начала",
    "Начало\n\tи табуляция",
    "&lt;b&gt; &copy; &#42;жирный&#42;",
    "<script>alert(1)</script> <b>жирный</b> <!-- нет -->",
    "**жирный** _курсив_ ~~снято~~ `код` $x^2$ $$y$$",
    "[ссылка](http://example.org) ![рисунок](x) [^1] [a]: b",
    "- пункт\n1. пункт\n2) пункт\n+ пункт\n> цитата\n# заголовок",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "Время 10:00–12:30, итого: 5 + 5 = 10 \\ конец\\",
)

if __name__ == "__main__":
    for position, text in enumerate(TEXTS):
        with st.container(key=f"text_{position}"):
            st.markdown(markdown(text))
        with st.container(key=f"label_{position}"):
            st.expander(markdown(text.replace("\n", " ")))
    st.title("Готово")
