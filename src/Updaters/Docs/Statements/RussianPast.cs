using System.Collections.Frozen;

namespace Updaters.Docs.Statements;

/// <summary>Tells Russian verbs in the past tense by their endings.</summary>
internal static class RussianPast
{
    /// <summary>Shorter words with such an ending are none.</summary>
    private const int Shortest = 4;

    private static readonly FrozenSet<string> Endings = FrozenSet.ToFrozenSet(
        [.. "аяеиыу".SelectMany(vowel => new[] { "л", "ла", "ло", "ли", "лся", "лась", "лось", "лись" }.Select(ending => vowel + ending))], StringComparer.OrdinalIgnoreCase);

    /// <summary>Nouns that end so, each as it begins; and verbs of what was done and holds: <c>мы закрепили версию</c>.</summary>
    private static readonly string[] Nouns =
    [
        "закрепил", "зафиксировал",
        "или", "канал", "журнал", "портал", "терминал", "интервал", "материал", "сигнал", "оригинал", "раздел", "отдел", "предел", "модел", "модул", "панел", "недел", "цел",
        "дел", "правил", "начал", "мал", "профил", "парол", "рол", "детал", "локал", "потенциал", "кабел", "туннел", "тоннел", "пол", "капитал", "функционал", "универсал", "мобил", "ритуал", "персонал",
        "сначал", "узел", "узл", "нул", "апрел", "контрол", "финал", "филиал", "квартал", "вокзал", "капсул", "формул", "пул", "тул", "патрул", "автомобил", "реал", "овал", "идеал", "металл",
        "зеркал", "скал", "шкал", "балл", "спирал", "вертикал", "горизонтал", "документал", "стил", "стул", "буферал",
    ];

    public static bool Is(ReadOnlySpan<char> word)
    {
        if (word.Length < Shortest || word[^1] is < 'А' or > 'я')
            return false;
        var endings = Endings.GetAlternateLookup<ReadOnlySpan<char>>();
        return (endings.Contains(word[^2..]) || endings.Contains(word[^3..]) || endings.Contains(word[^4..]) || (word.Length > 4 && endings.Contains(word[^5..]))) && !IsNoun(word);
    }

    private static bool IsNoun(ReadOnlySpan<char> word)
    {
        foreach (var noun in Nouns)
        {
            if (word.StartsWith(noun, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }
}
