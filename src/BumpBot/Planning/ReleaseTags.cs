using BumpBot.Model;
using Updaters.Versions;

namespace BumpBot.Planning;

/// <summary>Compares the tags in marks and in the ledger with a candidate.</summary>
internal static class ReleaseTags
{
    /// <summary>Whether the tag is the candidate's or a later version's. Of a tag that is no version, nothing but being the same can be said.</summary>
    public static bool Covers(TagPattern pattern, string tag, Candidate candidate) =>
        tag == candidate.Release.Tag || (pattern.TryRead(tag, out var version) && version >= candidate.Version);

    /// <summary>Whether the tag is certainly an earlier version's.</summary>
    public static bool IsOlder(TagPattern pattern, string tag, Candidate candidate) =>
        tag != candidate.Release.Tag && pattern.TryRead(tag, out var version) && version < candidate.Version;
}
