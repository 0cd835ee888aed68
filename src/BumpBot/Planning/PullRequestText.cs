using System.Globalization;
using System.Text;
using BumpBot.Model;
using BumpBot.Planning.Asking;
using Updaters.References;

namespace BumpBot.Planning;

/// <summary>Title, body and commit message of a pull request, from its bump alone.</summary>
public static class PullRequestText
{
    private const int RowsInMessage = 100;

    public static string CommitMessage(IReadOnlyList<Bump> bumps, string? group, PullSettings settings)
    {
        var message = new StringBuilder(PullTitle.OfCommit(bumps, group, settings)).Append("\n\n");
        List<ReferenceMove> moves = [.. bumps.SelectMany(bump => bump.Moves)];
        foreach (var move in moves.Take(RowsInMessage))
        {
            var reference = move.Found.Reference;
            message.Append(CultureInfo.InvariantCulture,
                $"{PathInMessage(reference.Path)}:{move.Found.Line}: {Place(reference.Kind, move.Found.Current)} -> {Place(reference.Kind, move.NewText)}{Submodule(move)}\n");
        }
        if (moves.Count > RowsInMessage)
            message.Append(CultureInfo.InvariantCulture, $"and {moves.Count - RowsInMessage} more\n");
        return message.ToString();
    }

    private static string Submodule(ReferenceMove move) => move.Submodule is { } submodule ? $" in submodule {PathInMessage(submodule.Path)}" : "";

    /// <param name="members">With the issues that the merge closes.</param>
    /// <param name="group">The name of the group that shares it; null = it is an upstream's own.</param>
    /// <param name="line">See <see cref="PullSettings.Line"/>.</param>
    /// <param name="reserved">How many characters a person wrote below the mark, which stay.</param>
    public static string Body(string title, IReadOnlyList<PublishedMember> members, string? group, string? line = null, int reserved = 0)
    {
        List<Bump> bumps = [.. members.Select(member => member.Bump)];
        return BodyText.Compose(
            BumpFacts.OfPull(title, members, group),
            new Mark(MarkKind.Bump, [.. bumps.Select(bump => new MarkMember(bump.Upstream, bump.To.Release.Tag))]) { Line = line },
            [.. bumps.Select(bump => new ReleaseNotes(bumps.Count > 1 ? bump.Upstream : null, bump.Notes))],
            rows =>
            [
                .. bumps.Select(bump => AlarmText.Warnings(bump.Alarms)),
                .. bumps.SelectMany(bump => BreakingText.Excerpt(bump.Breaking, rows)),
                EvidenceText.Warnings([.. bumps.SelectMany(bump => bump.Moves)], rows),
                bumps.Count > 1 ? GroupText.Summary(bumps, group, rows) : Summary(bumps[0]),
                .. bumps.Select(bump => NotKnown(bump, bumps.Count > 1)),
                Closes(members),
                .. bumps.SelectMany(bump => Moves(bump, rows / bumps.Count, bumps.Count > 1)),
                .. LockFiles([.. bumps.SelectMany(bump => bump.LockFiles).Distinct()], Math.Min(rows, BodyText.LeftRows)),
            ],
            rows =>
            [
                .. EvidenceText.Found([.. bumps.SelectMany(bump => bump.Moves)], Math.Min(rows, BodyText.LeftRows)),
                .. LeftAlone([.. bumps.SelectMany(bump => bump.Left)], rows),
                "### How to command the bot",
                $"""
                - Close this pull request, and this version is not offered again; the next release is.
                - Commit to the branch, and the bot leaves it alone.
                - Write `bumpbot:ignore` into a comment on a line that must stay as it is.

                Comments of people with write access:

                {AnswerText.Commands}
                """.ReplaceLineEndings("\n"),
            ],
            reserved);
    }

    private static string Summary(Bump bump) => $"Bumps {UpstreamLinks.Name(bump.Upstream, bump.Snapshot, bump.To.Release)}{From(bump)} to {UpstreamLinks.Tag(bump.To.Release)}.";

    private static string From(Bump bump) =>
        bump.From.Count == 0 ? "" : $" from {string.Join(", ", bump.From.Take(10).Select(version => PlainText.Code(version, 100)))}";

    private static string NotKnown(Bump bump, bool isOfGroup) =>
        BreakingText.NotKnown(bump.Breaking) is { Length: > 0 } text ? isOfGroup ? $"{PlainText.Markdown(bump.Upstream.ToString())}: {text}" : text : "";

    /// <summary>The keyword has to stand before each number.</summary>
    /// <remarks>docs.github.com, "Linking a pull request to an issue": "Resolves #10, resolves #123".</remarks>
    private static string Closes(IReadOnlyList<PublishedMember> members) =>
        string.Join(", ", members.Select(member => member.Issue).OfType<int>().Select((issue, i) => string.Create(CultureInfo.InvariantCulture, $"{(i == 0 ? "Closes" : "closes")} #{issue}")));

    private static string[] Moves(Bump bump, int rows, bool isOfGroup) =>
    [
        isOfGroup ? $"### What moves: {PlainText.Markdown(bump.Upstream.ToString())}" : "### What moves",
        MovesTable.OfMoves(bump.Moves, Math.Max(rows, 5)),
        RenameText(bump.Rename),
        UpstreamLinks.Compare(bump) is { } compare ? $"[All changes between the two]({compare})" : "",
    ];

    /// <summary>A version as the title shows it: of a tag, which is foreign text, only what a version needs, and no mention.</summary>
    internal static string Version(string text) => string.Concat(text
        .Where((c, i) => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '+' or '-' or '/' || (c == '@' && i > 0 && char.IsAsciiLetterOrDigit(text[i - 1])))
        .Take(100));

    /// <summary>A version, or a range with the signs that ranges have.</summary>
    private static string Place(ReferenceKind kind, string text) => kind != ReferenceKind.Range ? Version(text) : string.Concat(text
        .Where(c => char.IsAsciiLetterOrDigit(c) || "._+-/<>=~^!,*|[]() ".Contains(c, StringComparison.Ordinal))
        .Take(100));

    internal static string Versions(IReadOnlyList<string> versions) => string.Join(", ", versions.Select(Version));

    private static string RenameText(ConfigRename? rename) => rename switch
    {
        null => "",
        ConfigRename.Edited edited => string.Create(CultureInfo.InvariantCulture,
            $"The upstream has a new name: {PlainText.Code(edited.Change.Path)}, line {edited.Line}, is changed from {PlainText.Code(edited.From.ToString())} to {PlainText.Code(edited.To.ToString())}, too."),
        ConfigRename.ByHand hand =>
            $"The upstream has a new name, {PlainText.Code(hand.To.ToString())}; {PlainText.Code(hand.Path)} names it {PlainText.Code(hand.From.ToString())}. It is followed all the same. The name is left to you: {PlainText.Markdown(hand.Why)}.",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string[] LockFiles(IReadOnlyList<LockFile> files, int rows)
    {
        if (files.Count == 0)
            return [];
        var lines = files.Take(rows).Select(file => $"- {PlainText.Code(file.Path)}: {PlainText.Code(file.Command)}");
        var more = files.Count > rows ? string.Create(CultureInfo.InvariantCulture, $"\n- and {files.Count - rows} more") : "";
        return ["### Lock files to renew", $"Only the package manager can write them. Run, in the folder of each:\n\n{string.Join('\n', lines)}{more}"];
    }

    private static string[] LeftAlone(IReadOnlyList<NotDone.Reference> left, int rows) =>
        MovesTable.OfLeft(left, Math.Min(rows, BodyText.LeftRows)) is { Length: > 0 } table ? ["### What was left alone", table] : [];

    /// <summary>A path in plain text, where <c>#1</c> and <c>@name</c> would be read as references.</summary>
    private static string PathInMessage(string path) => string.Concat(
        PlainText.OneLine(path, 200).Select(c => char.IsLetterOrDigit(c) || char.IsSurrogate(c) || " ._/-+()[]=,~…".Contains(c, StringComparison.Ordinal) ? c : '?'));
}
