using Updaters.Json;
using Updaters.Toml;
using Updaters.Yaml;

namespace Updaters.Keys;

/// <summary>Reads the values of a file of one format. Never throws: where the text is broken, what was read before it counts.</summary>
internal delegate IEnumerable<KeyedValue> KeyReader(string text);

/// <summary>The formats whose values have keys, by the extension of the file's name.</summary>
internal static class KeyReaders
{
    private static readonly Dictionary<string, KeyReader> ByExtension = new(StringComparer.OrdinalIgnoreCase)
    {
        ["yml"] = YamlKeys.Read,
        ["yaml"] = YamlKeys.Read,
        ["json"] = JsonKeys.Read,
        ["jsonc"] = JsonKeys.Read,
        ["toml"] = TomlKeys.Read,
    };

    /// <summary>Null = files of such a name have no keys that could be read.</summary>
    public static KeyReader? For(string path) =>
        ByExtension.GetValueOrDefault(path[(path.LastIndexOf('.') + 1)..]);
}
