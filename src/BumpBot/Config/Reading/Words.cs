using BumpBot.Config.Yaml;

namespace BumpBot.Config.Reading;

/// <summary>The words that mean yes, no and nothing, in every spelling that YAML ever had for them.</summary>
internal static class Words
{
    public static bool IsOn(string word) => IsOneOf(word, "true", "on", "yes");

    public static bool IsOff(string word) => IsOneOf(word, "false", "off", "no");

    public static bool IsNothing(string word) => IsOff(word) || IsOneOf(word, "none");

    /// <summary>Whether the key, with this value, asks for nothing that would not be so without it.</summary>
    public static bool AskForNothing(ConfigNode value, KnownKey key) => value switch
    {
        ConfigNode.Text text => text.IsNull || IsNothing(text.Written) || IsZero(text.Written) || text.Written == key.Default,
        ConfigNode.List list => list.Items.Count == 0,
        ConfigNode.Map map => map.Entries.Count == 0,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Zero, or a time of zero: <c>0d</c>.</summary>
    private static bool IsZero(string word) => word is "0" or ['0', >= 'a' and <= 'z'];

    private static bool IsOneOf(string word, params ReadOnlySpan<string> words)
    {
        foreach (var one in words)
        {
            if (word.Equals(one, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }
}
