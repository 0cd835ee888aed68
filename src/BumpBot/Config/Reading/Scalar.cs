namespace BumpBot.Config.Reading;

/// <summary>A text value: as it counts, and as messages may show it (what the environment put in is never shown).</summary>
/// <param name="Written">As it stands in the file, with its <c>${…}</c>.</param>
internal sealed record Scalar(string Value, string Written, Position At)
{
    /// <summary>The value comes from the environment, wholly or in part: a secret perhaps.</summary>
    public bool IsSubstituted => Value != Written;

    public string Quoted => Shown.Quoted(Written);
}
