using Updaters.Text;

namespace Updaters.References;

public enum PinKind
{
    /// <summary><c>sha256:…</c> of <c>image:tag@sha256:…</c>: that of the reference's <see cref="Publication.ImageTag"/>.</summary>
    ImageDigest,

    /// <summary>A commit's full SHA beside the version that it is (<c>uses: owner/name@SHA # v1.2.3</c>): that of the new version's tag.</summary>
    CommitSha,

    /// <summary>The hexadecimal sha256 of one downloaded file, <see cref="Pin.File"/>.</summary>
    FileSha256,

    /// <summary>A downloaded file's hash of another kind (<c>md5</c>, <c>sha512</c>), which the bot does not work out.</summary>
    FileHash,

    /// <summary>pip's <c>--hash</c> options of one requirement, from the first one to the end of the last: those of the reference's <see cref="Publication.PythonPackage"/>.</summary>
    HashList,
}

/// <summary>Something beside a version that is true for that version alone, and must move with it.</summary>
/// <param name="Span">Where it stands; <paramref name="Current"/> is that text.</param>
public sealed record Pin(TextSpan Span, PinKind Kind, string Current)
{
    /// <summary>The file that a <see cref="PinKind.FileSha256"/> is the hash of; null = it is not known, so that the pin cannot be moved.</summary>
    public SourcedUrl? File { get; init; }
}
