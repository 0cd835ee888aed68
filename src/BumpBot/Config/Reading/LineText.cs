namespace BumpBot.Config.Reading;

/// <summary>A text of one line that the forge shows.</summary>
internal static class LineText
{
    private const int MaxLength = 200;

    /// <summary>Null = a problem.</summary>
    public static string? Read(Scalar text, Section section, string key)
    {
        if (text.Value is { Length: > 0 and <= MaxLength } && text.Value.Trim().Length > 0 && !text.Value.Any(char.IsControl))
            return text.Value.Trim();
        section.Problems.Add(text.At, $"{text.Quoted} is empty, longer than {MaxLength} characters, or of several lines", $"write {section.Example(key)}");
        return null;
    }
}
