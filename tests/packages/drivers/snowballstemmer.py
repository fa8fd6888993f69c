import snowballstemmer

words = {
    "english": "consistently knightly flying happiness generations university running skis dying",
    "porter": "relational conditional vietnamization operators triplicate electricity",
    "german": "aufeinanderfolge häuser kategorien verschiedenen läuft größe",
    "french": "continuellement majestueusement finissons chevaux mangeaient",
    "spanish": "cheques torneados corriendo nacionales rápidamente",
    "russian": "важнейшими падеж красивая программирование",
    "finnish": "edeltäjistä taloissamme kirjoitettu",
    "turkish": "kitaplardan evlerimizden",
    "hungarian": "házakban könyveimet",
    "greek": "βιβλίων ανθρώπους",
    "arabic": "والكتاب المدرسة",
}
print(len(snowballstemmer.algorithms()))
for language in sorted(words):
    stemmer = snowballstemmer.stemmer(language)
    print(language, stemmer.stemWords(words[language].split()))
try:
    snowballstemmer.stemmer("klingon")
except KeyError:
    print("KeyError")
