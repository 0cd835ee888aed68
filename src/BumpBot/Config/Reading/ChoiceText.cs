namespace BumpBot.Config.Reading;

/// <summary>A value that is one of a key's words.</summary>
internal static class ChoiceText
{
    /// <summary>The value that the word stands for; any other word is a problem. The word <c>off</c> may be written as any that means nothing.</summary>
    public static T Read<T>(Section section, string key, T otherwise, params ReadOnlySpan<(string Word, T Value)> words)
    {
        if (section.Text(key) is not { } text)
            return otherwise;
        foreach (var (word, value) in words)
        {
            if (text.Value == word || (word == "off" && Words.IsNothing(text.Value)))
                return value;
        }
        var choices = section.KeyOf(key).Choices;
        var remedy = NearestName.Of(text.Written, choices) is { } nearest ? $"did you mean {Shown.Quoted(nearest)}?" : $"write one of {string.Join(", ", choices)}";
        section.Problems.Add(text.At, $"unknown value {text.Quoted} for {key}", remedy);
        return otherwise;
    }
}
