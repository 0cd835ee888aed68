using System.Globalization;
using BumpBot.Config.Yaml;

namespace BumpBot.Config.Reading;

/// <summary>A map of the file whose keys are known: opened, all its unknown and unsupported keys are among the problems.</summary>
internal sealed class Section
{
    private readonly Dictionary<string, ConfigNode> _values = [];
    private readonly string _path;

    private Section(ConfigNode.Map map, string path, ScalarReader scalars)
    {
        (_path, Scalars, At) = (path, scalars, map.At);
        foreach (var entry in map.Entries)
        {
            if (KeyCheck.Accepts(entry, path, scalars) && entry.Value is not ConfigNode.Text { IsNull: true })
                _values[entry.Key] = entry.Value;
        }
    }

    public Position At { get; }

    public ScalarReader Scalars { get; }

    public ProblemList Problems => Scalars.Problems;

    public static Section Open(ConfigNode.Map map, string path, ScalarReader scalars) => new(map, path, scalars);

    /// <summary>The value of a key; null where the key is absent or has none.</summary>
    public ConfigNode? Find(string key) => _values.GetValueOrDefault(key);

    /// <summary>A section within this one; null where there is none, or a problem instead.</summary>
    public Section? Inner(string key)
    {
        switch (Find(key))
        {
            case null:
            case ConfigNode.List { Items.Count: 0 }:
                return null;
            case ConfigNode.Map map:
                return Open(map, _path.Length == 0 ? key : $"{_path}.{key}", Scalars);
            case var other:
                Problems.Add(other.At, $"{key} has keys of its own", $"write {Example(key)}");
                return null;
        }
    }

    /// <summary>The same, but the section may be off as a whole.</summary>
    public Section? InnerUnlessOff(string key) => Find(key) is ConfigNode.Text text && Words.IsNothing(text.Written) ? null : Inner(key);

    /// <summary>The items of a list; none where the key is absent, off, or no list, which is then among the problems.</summary>
    public IReadOnlyList<ConfigNode> Items(string key)
    {
        switch (Find(key))
        {
            case null:
                return [];
            case ConfigNode.List list:
                return list.Items;
            case var nothing when Words.AskForNothing(nothing, KeyOf(key)):
                return [];
            case var other:
                var instead = other is ConfigNode.Text { Written: var word } && IsSimple(word) && KeyOf(key).Shape != KeyShape.Section
                    ? $"{key}: [{word}]"
                    : Example(key);
                Problems.Add(other.At, $"expected a list for {key}", $"write {instead}");
                return [];
        }
    }

    public IEnumerable<Scalar> Texts(string key) =>
        from item in Items(key)
        let text = Scalars.Read(item, Example(key))
        where text is not null
        select text;

    /// <summary>Null where the key is absent, or its value no text, which is then among the problems.</summary>
    public Scalar? Text(string key) => Find(key) is { } value ? Scalars.Read(value, Example(key)) : null;

    /// <summary>The same, but <c>off</c> means that there is none.</summary>
    public Scalar? TextUnlessOff(string key) => Find(key) is ConfigNode.Text text && Words.IsNothing(text.Written) ? null : Text(key);

    /// <summary>The same, but an absent key is a problem.</summary>
    public Scalar? Required(string key)
    {
        if (Find(key) is null)
            Problems.Add(At, $"{key} is missing", $"write {Example(key)}");
        return Text(key);
    }

    public bool Switch(string key, bool otherwise)
    {
        if (Text(key) is not { } text)
            return otherwise;
        if (!Words.IsOn(text.Value) && !Words.IsOff(text.Value))
            Problems.Add(text.At, $"{text.Quoted} is neither true nor false", $"write {Example(key)}");
        return Words.IsOn(text.Value);
    }

    /// <summary>Null where the key is absent, or no number of at least <paramref name="least"/>, which is then among the problems.</summary>
    public int? WholeNumber(string key, int least, out Position at)
    {
        at = At;
        if (Text(key) is not { } text)
            return null;
        at = text.At;
        var isNumber = int.TryParse(text.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        if (isNumber && number >= least)
            return number;
        Problems.Add(at, isNumber ? $"{key} must be {least} or more" : $"{text.Quoted} is not a whole number", $"write {Example(key)}");
        return null;
    }

    /// <summary>The key as it can be written; of a list's item too.</summary>
    public string Example(string key) => KeyOf(key).Example;

    public KnownKey KeyOf(string key) =>
        KnownKeys.Find(_path, key) ?? throw new ArgumentException($"'{_path}.{key}' is not in {nameof(KnownKeys)}", nameof(key));

    private static bool IsSimple(string word) =>
        word.Length <= 60 && word.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '/' or '-');
}
