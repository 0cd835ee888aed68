namespace BumpBot.Watching.Breaking;

/// <summary>How much of what a line may say counts, by where it stands.</summary>
internal enum Weight
{
    /// <summary>Only what calls itself breaking.</summary>
    CallsItself,

    /// <summary>What users know by name: support, requirements, guides; not the names of code, which fixes and clean-ups are full of.</summary>
    KnownByName,

    All,
}
