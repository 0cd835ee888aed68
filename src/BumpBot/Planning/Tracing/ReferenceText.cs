using System.Diagnostics;
using BumpBot.Model;
using Updaters.References;

namespace BumpBot.Planning.Tracing;

/// <summary>What a reference is and why it is an upstream's, in words.</summary>
public static class ReferenceText
{
    public static string Of(ReferenceKind kind) => kind switch
    {
        ReferenceKind.Tag => "a tag",
        ReferenceKind.Package => "a package's version",
        ReferenceKind.Image => "an image's tag",
        ReferenceKind.Value => "a value",
        ReferenceKind.ShortFileName => "a part of a file name",
        ReferenceKind.Commit => "a commit",
        ReferenceKind.Range => "a range",
        ReferenceKind.Submodule => "a submodule's commit",
        _ => throw new UnreachableException(),
    };

    public static string Of(Tie tie) => tie switch
    {
        Tie.ByStructure => "the file names the repository",
        Tie.ByName { Name.Source: NameSource.Default } name => $"tied by its default name {ReasonText.Cut(name.Written)}",
        Tie.ByName name => $"tied by the config's name {ReasonText.Cut(name.Written)}",
        Tie.ByComment => "tied by a comment",
        Tie.ByRule rule => $"tied by rule {rule.Index + 1} of the config",
        _ => throw new UnreachableException(),
    };

    public static string Of(EvidenceAnswer answer) => answer switch
    {
        EvidenceAnswer.There { Values: [] } => "there",
        EvidenceAnswer.There { Values: [var value] } => $"there: {ReasonText.Cut(value)}",
        EvidenceAnswer.There there => $"there: {ReasonText.Cut(there.Values[0])} and {there.Values.Count - 1} more",
        EvidenceAnswer.Commits commits => $"{commits.Total} commits",
        EvidenceAnswer.Document document => $"there, as {ReasonText.Cut(document.Path)}",
        EvidenceAnswer.Absent => "not there yet",
        EvidenceAnswer.Unknown unknown => $"could not be told: {ReasonText.Cut(unknown.Why)}",
        EvidenceAnswer.NoPlace none => $"not asked: {ReasonText.Cut(none.Why)}",
        _ => throw new UnreachableException(),
    };
}
