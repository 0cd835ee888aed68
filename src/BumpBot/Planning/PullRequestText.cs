using System.Globalization;
using System.Text;
using BumpBot.Model;
using Updaters.References;

namespace BumpBot.Planning;

/// <summary>Title, body and commit message of a pull request, from its bump alone.</summary>
public static class PullRequestText
{
    private const int MaxTitle = 256;
    private const int RowsInMessage = 100;

    public static string Title(Bump bump)
    {
        var title = $"chore(deps): bump {bump.Upstream} from {Versions(bump.From)} to {Version(bump.To.Release.Tag)}";
        return title.Length <= MaxTitle && bump.From.Count > 0 ? title : $"chore(deps): bump {bump.Upstream} to {Version(bump.To.Release.Tag)}";
    }

    public static string CommitMessage(Bump bump)
    {
        var message = new StringBuilder(Title(bump)).Append("\n\n");
        foreach (var move in bump.Moves.Take(RowsInMessage))
        {
            var reference = move.Found.Reference;
            message.Append(CultureInfo.InvariantCulture,
                $"{PathInMessage(reference.Path)}:{move.Found.Line}: {Place(reference.Kind, move.Found.Current)} -> {Place(reference.Kind, move.NewText)}{Submodule(move)}\n");
        }
        if (bump.Moves.Count > RowsInMessage)
            message.Append(CultureInfo.InvariantCulture, $"and {bump.Moves.Count - RowsInMessage} more\n");
        return message.ToString();
    }

    private static string Submodule(ReferenceMove move) => move.Submodule is { } submodule ? $" in submodule {PathInMessage(submodule.Path)}" : "";

    /// <param name="issue">The tracking issue that the merge closes; null = none.</param>
    public static string Body(Bump bump, int? issue)
    {
        var to = bump.To.Release;
        var from = bump.From.Count == 0 ? "" : $" from {string.Join(", ", bump.From.Take(10).Select(version => PlainText.Code(version, 100)))}";
        return BodyText.Compose(
            new Mark(MarkKind.Bump, [new MarkMember(bump.Upstream, to.Tag)]),
            bump.Notes,
            rows =>
            [
                AlarmText.Warnings(bump.Alarms),
                .. BreakingText.Excerpt(bump.Breaking, rows),
                EvidenceText.Warnings(bump.Moves, rows),
                $"Bumps {UpstreamLinks.Name(bump.Upstream, bump.Snapshot, to)}{from} to {UpstreamLinks.Tag(to)}.",
                BreakingText.NotKnown(bump.Breaking),
                issue is { } number ? string.Create(CultureInfo.InvariantCulture, $"Closes #{number}") : "",
                "### What moves",
                MovesTable.OfMoves(bump.Moves, rows),
                RenameText(bump.Rename),
                UpstreamLinks.Compare(bump) is { } compare ? $"[All changes between the two]({compare})" : "",
                .. LockFiles(bump.LockFiles, Math.Min(rows, BodyText.LeftRows)),
            ],
            rows =>
            [
                .. EvidenceText.Found(bump.Moves, Math.Min(rows, BodyText.LeftRows)),
                .. LeftAlone(bump, rows),
                "### How to make the bot stop",
                """
                - Close this pull request, and this version is not offered again; the next release is.
                - Commit to the branch, and the bot leaves it alone.
                - Write `bumpbot:ignore` into a comment on a line that must stay as it is.
                """.ReplaceLineEndings("\n"),
            ]);
    }

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

    private static string[] LeftAlone(Bump bump, int rows) =>
        MovesTable.OfLeft(bump.Left, Math.Min(rows, BodyText.LeftRows)) is { Length: > 0 } table ? ["### What was left alone", table] : [];

    /// <summary>A path in plain text, where <c>#1</c> and <c>@name</c> would be read as references.</summary>
    private static string PathInMessage(string path) => string.Concat(
        PlainText.OneLine(path, 200).Select(c => char.IsLetterOrDigit(c) || char.IsSurrogate(c) || " ._/-+()[]=,~…".Contains(c, StringComparison.Ordinal) ? c : '?'));
}
