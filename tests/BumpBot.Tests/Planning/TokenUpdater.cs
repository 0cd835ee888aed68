using System.Text.RegularExpressions;
using Updaters;
using Updaters.References;
using Updaters.Text;

namespace BumpBot.Tests.Planning;

/// <summary>
/// A format for tests: <c>owner/name@version</c> ties by structure, <c>name==version</c> by a default name, <c>rule:N owner/name version</c>
/// by a rule; <c>pin:</c> before a version gives it a pin.
/// </summary>
internal sealed partial class TokenUpdater : IFileUpdater
{
    public string Name => "tokens";

    public bool Handles(string path) => path.EndsWith(".txt", StringComparison.Ordinal);

    public IEnumerable<Reference> Find(FileText file, IReadOnlyList<Upstream> upstreams) =>
        from Match match in Tokens().Matches(file.Text)
        from upstream in upstreams
        let tie = Tied(match, upstream.Id)
        where tie is not null
        let version = match.Groups["version"]
        let span = new TextSpan(version.Index, version.Length)
        let pins = match.Groups["pin"].Success ? [new Pin(new TextSpan(match.Groups["pin"].Index, 4), PinKind.ImageDigest, "pin:")] : Array.Empty<Pin>()
        select new Reference(upstream.Id, file.Path, span, version.Value, ReferenceKind.Value, tie, pins);

    private static Tie? Tied(Match match, UpstreamId upstream) => match switch
    {
        _ when match.Groups["repo"].Value == upstream.ToString() => Tie.Structure,
        _ when match.Groups["name"].Value == upstream.Repo.Name => new Tie.ByName(new KnownName(upstream.Repo.Name, NameSource.Default), upstream.Repo.Name),
        _ when match.Groups["ruled"].Value == upstream.ToString() => new Tie.ByRule(int.Parse(match.Groups["rule"].Value, System.Globalization.CultureInfo.InvariantCulture)),
        _ => null,
    };

    [GeneratedRegex(@"(?:rule:(?<rule>\d) (?<ruled>\S+) |(?<repo>[\w-]+/[\w-]+)@|\b(?<name>[\w-]+)==)(?<pin>pin:)?(?<version>[\w.-]+)")]
    private static partial Regex Tokens();
}

/// <summary>Finds nothing in a file that names <c>9.9.9</c>: its edits can never be confirmed.</summary>
internal sealed class ForgetfulUpdater : IFileUpdater
{
    private readonly TokenUpdater _inner = new();

    public string Name => _inner.Name;

    public bool Handles(string path) => _inner.Handles(path);

    public IEnumerable<Reference> Find(FileText file, IReadOnlyList<Upstream> upstreams) =>
        file.Text.Contains("9.9.9", StringComparison.Ordinal) ? [] : _inner.Find(file, upstreams);
}
