using Updaters.Keys;

namespace Updaters.Yaml;

/// <summary>The values of a YAML file with their keys; each of its documents has a root of its own.</summary>
internal static class YamlKeys
{
    public static IEnumerable<KeyedValue> Read(string text) =>
        YamlReader.Read(text).Values.OrderBy(value => value.Span.Start).Select(value => new KeyedValue(value.Trail, value.Span));
}
