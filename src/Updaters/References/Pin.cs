using Updaters.Text;

namespace Updaters.References;

public enum PinKind
{
    /// <summary><c>image:tag@sha256:…</c></summary>
    ImageDigest,

    /// <summary>A commit's full SHA where a tag or branch could stand.</summary>
    CommitSha,

    /// <summary>The sha256 of one downloaded file.</summary>
    FileSha256,

    /// <summary>pip's <c>--hash</c> options of one requirement.</summary>
    HashList,
}

/// <summary>Something beside a version that is true for that version alone, and must move with it.</summary>
public sealed record Pin(TextSpan Span, PinKind Kind, string Current);
