using BumpBot.Model;
using Updaters.References;

namespace BumpBot.Config.Reading;

/// <param name="At">Where its repository stands.</param>
internal sealed record WatchedEntry(Position At, WatchEntry Entry)
{
    public UpstreamId Id => Entry.Id;
}

/// <summary>What the file watches.</summary>
/// <param name="IsComplete">Every entry's id could be read.</param>
internal sealed record Watched(IReadOnlyList<WatchedEntry> Entries, bool IsComplete);
