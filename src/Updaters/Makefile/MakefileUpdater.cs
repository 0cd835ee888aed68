using System.Text.RegularExpressions;
using Updaters.Finding;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Makefile;

/// <summary>
/// Makefiles: variables that an upstream goes by, and the URLs, images and package pins in values and recipes. Comments and conditions
/// are left alone, and so are variables that <c>+=</c> or <c>!=</c> sets.
/// </summary>
public sealed partial class MakefileUpdater : IFileUpdater
{
    public string Name => "makefile";

    public bool Handles(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        return name is "Makefile" or "makefile" or "GNUmakefile" || name.EndsWith(".mk", StringComparison.Ordinal);
    }

    public IEnumerable<Reference> Find(FileText file, IReadOnlyList<Upstream> upstreams)
    {
        var (content, lines) = MakefileReader.Read(file.Text);
        var blanked = file with { Text = content };
        List<Reference> found = [.. lines.SelectMany(line => TextOrder.Of(InLine(blanked, line, upstreams)))];
        var files = DownloadedFiles.Find(blanked, found, lines.Select(Command).OfType<TextSpan>());
        return TextOrder.Of([.. found, .. files]).Where(reference => !Continuation.Splits(file.Text, reference));
    }

    /// <summary>What of a line a shell may come to read; null = nothing.</summary>
    private static TextSpan? Command(MakeLine line) => line switch
    {
        MakeLine.Assignment assignment => assignment.Value,
        MakeLine.Recipe recipe => recipe.Span,
        _ => null,
    };

    private static IEnumerable<Reference> InLine(FileText file, MakeLine line, IReadOnlyList<Upstream> upstreams) => line switch
    {
        MakeLine.Assignment assignment => [.. InCommand(file, assignment.Value, upstreams), .. InVariable(file, assignment, upstreams)],
        MakeLine.Recipe recipe => InCommand(file, recipe.Span, upstreams),
        MakeLine.Rule rule => InRule(file, rule.Span, upstreams),
        MakeLine.Other other => GitHubUrls.Find(file, other.Span, upstreams),
        MakeLine.Conditional => [],
        _ => throw new InvalidOperationException($"unknown line {line}"),
    };

    private static IEnumerable<Reference> InCommand(FileText file, TextSpan span, IReadOnlyList<Upstream> upstreams) =>
    [
        .. GitHubUrls.Find(file, span, upstreams),
        .. ImageNames.Find(file, span, upstreams),
        .. PackagePins.Find(file, span, upstreams),
        .. ShellVariables(file, span, upstreams),
    ];

    /// <summary>A rule may have its first command behind a semicolon.</summary>
    private static IEnumerable<Reference> InRule(FileText file, TextSpan span, IReadOnlyList<Upstream> upstreams)
    {
        var semicolon = file.Text.IndexOf(';', span.Start, span.Length);
        return semicolon < 0
            ? GitHubUrls.Find(file, span, upstreams)
            : [
                .. GitHubUrls.Find(file, TextSpan.FromBounds(span.Start, semicolon), upstreams),
                .. InCommand(file, TextSpan.FromBounds(semicolon + 1, span.End), upstreams),
            ];
    }

    private static IEnumerable<Reference> InVariable(FileText file, MakeLine.Assignment assignment, IReadOnlyList<Upstream> upstreams) =>
        assignment.Operator is not ("+=" or "!=")
        && VariableNames.Match(file, assignment.Name, Unquoted(file.Text, assignment.Value), upstreams) is { } reference
            ? [reference]
            : [];

    private static TextSpan Unquoted(string text, TextSpan value) =>
        value.Length >= 2 && text[value.Start] is '"' or '\'' && text[value.End - 1] == text[value.Start]
            ? TextSpan.FromBounds(value.Start + 1, value.End - 1)
            : value;

    /// <summary><c>NAME=value</c> as a shell's assignment or another command's argument, such as <c>--build-arg</c>.</summary>
    private static IEnumerable<Reference> ShellVariables(FileText file, TextSpan span, IReadOnlyList<Upstream> upstreams)
    {
        // The signs that begin a recipe's line may stand before the name; anywhere else they make it part of an option.
        var signs = span.Length - file.Text.AsSpan(span.Start, span.Length).TrimStart(" \t@+-").Length;
        for (var match = ShellVariable().Match(file.Text, span.Start + signs, span.Length - signs); match.Success; match = match.NextMatch())
        {
            var value = match.Groups["value"];
            if (VariableNames.Match(file, match.Groups["name"].Value, new TextSpan(value.Index, value.Length), upstreams) is { } reference)
                yield return reference;
        }
    }

    [GeneratedRegex(
        @"(?<![\w$.{/%@+-])(?<name>[A-Za-z_][A-Za-z0-9_]*)="
        + @"(?:""(?<value>[^\s""]*)""|'(?<value>[^\s']*)'|(?<value>[^\s""'`;&|()<>]*))(?![^\s""'`;&|)<>])",
        RegexOptions.CultureInvariant)]
    private static partial Regex ShellVariable();
}
