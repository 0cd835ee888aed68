using System.Text.RegularExpressions;
using Updaters.Finding;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Makefile;

/// <summary>
/// Makefiles: variables that an upstream goes by or that its URLs and images are put together from, and the URLs, images and package pins in
/// values and recipes. Comments and conditions are left alone, and so are variables that <c>+=</c> or <c>!=</c> sets.
/// </summary>
public sealed partial class MakefileUpdater : IFileUpdater
{
    public string Name => "makefile";

    public bool Handles(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        return name is "Makefile" or "makefile" or "GNUmakefile" || name.EndsWith(".mk", StringComparison.Ordinal)
            // Those of automake and autoconf are what makefiles are made from.
            || (name.StartsWith("Makefile.", StringComparison.Ordinal) && name is not ("Makefile.am" or "Makefile.in"));
    }

    public IEnumerable<Reference> Find(FileText file, IReadOnlyList<Upstream> upstreams)
    {
        var (text, lines) = MakefileReader.Read(file.Text);
        var content = file with { Text = text };
        using var names = new NamedParts(text, upstreams);
        var expanded = ExpandedMakefile.Read(content, lines, names, upstreams);
        List<Reference> literal = [.. names.SpelledLines().SelectMany(part => Literal(content, part, upstreams)).Where(reference => IsInPlace(reference, lines, text))];
        List<MakeLine> spelled = [.. lines.Where(line => names.Spells(line.Span))];
        List<Reference> named =
        [
            .. spelled.OfType<MakeLine.Assignment>().Select(assignment => InVariable(content, assignment, upstreams)).OfType<Reference>(),
            .. InShellVariables(content, Commands(spelled, text), upstreams),
        ];
        expanded.ReadBeside([.. expanded.Candidates, .. literal, .. named]);
        List<Reference> found = [.. expanded.Found(), .. literal, .. named.Where(expanded.Allows)];
        var files = DownloadedFiles.Find(content, found, Commands(lines, text));
        var ties = CommentTies.Read(file, upstreams);
        List<Reference> tied =
        [
            .. ties.Over(TextOrder.Of([.. found, .. files]), lines.Where(line => ties.Touch(line.Span)).SelectMany(line => ValuesOf(line, text)))
                .Where(reference => !Continuation.Splits(file.Text, reference)),
        ];
        expanded.ReadBeside(tied);
        return PinnedReferences.Of(text, tied, expanded.Downloads, parts => VariablesOf(lines, text, parts));
    }

    /// <summary>What of a line a shell may come to read; null = nothing. A rule may have its first command behind a semicolon.</summary>
    private static TextSpan? CommandOf(MakeLine line, string text) => line switch
    {
        MakeLine.Assignment assignment => assignment.Value,
        MakeLine.Recipe recipe => recipe.Span,
        MakeLine.Rule rule => text.IndexOf(';', rule.Span.Start, rule.Span.Length) is var semicolon and >= 0 ? TextSpan.FromBounds(semicolon + 1, rule.Span.End) : null,
        MakeLine.Other or MakeLine.Conditional => null,
        _ => throw new InvalidOperationException($"unknown line {line}"),
    };

    private static IEnumerable<TextSpan> Commands(IEnumerable<MakeLine> lines, string text)
    {
        foreach (var line in lines)
        {
            if (CommandOf(line, text) is { } command)
                yield return command;
        }
    }

    private static IEnumerable<Reference> Literal(FileText content, TextSpan part, IReadOnlyList<Upstream> upstreams) =>
    [
        .. GitHubUrls.Find(content, part, upstreams),
        .. ImageNames.Find(content, part, upstreams),
        .. CommandLines.Find(content, part, upstreams),
    ];

    /// <summary>URLs in all lines but conditions; images and packages in commands and values.</summary>
    private static bool IsInPlace(Reference reference, IReadOnlyList<MakeLine> lines, string text)
    {
        var isCommandsOwn = reference.Kind is ReferenceKind.Image or ReferenceKind.Package;
        for (var i = FirstBehind(lines, reference.Span.Start); i < lines.Count && lines[i].Span.Start < reference.Span.End; i++)
        {
            if (isCommandsOwn ? CommandOf(lines[i], text)?.Overlaps(reference.Span) == true : lines[i] is MakeLine.Conditional)
                return isCommandsOwn;
        }
        return !isCommandsOwn;
    }

    /// <summary>The first of the lines, which are in order, that does not end before the offset.</summary>
    private static int FirstBehind(IReadOnlyList<MakeLine> lines, int offset)
    {
        var (low, high) = (0, lines.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (lines[middle].Span.End <= offset)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    private static Reference? InVariable(FileText content, MakeLine.Assignment assignment, IReadOnlyList<Upstream> upstreams) =>
        assignment.Operator is not ("+=" or "!=") && Leads.Of(upstreams).VariableIn(assignment.Name)
            ? VariableNames.Match(content, assignment.Name, Unquoted(content.Text, DefaultIn(content.Text, assignment.Value)), upstreams)
            : null;

    /// <summary>Of <c>$(or $(NAME),1.2.3)</c> and <c>$(if $(NAME),$(NAME),1.2.3)</c> what they come to where nothing is given; else the value.</summary>
    private static TextSpan DefaultIn(string text, TextSpan value) =>
        Default().Match(text, value.Start, value.Length) is { Success: true } match && match.Length == value.Length
            ? new TextSpan(match.Groups["default"].Index, match.Groups["default"].Length)
            : value;

    private static TextSpan Unquoted(string text, TextSpan value) =>
        value.Length >= 2 && text[value.Start] is '"' or '\'' && text[value.End - 1] == text[value.Start]
            ? TextSpan.FromBounds(value.Start + 1, value.End - 1)
            : value;

    /// <summary><c>NAME=value</c> as a shell's assignment or another command's argument, such as <c>--build-arg</c>.</summary>
    private static IEnumerable<Reference> InShellVariables(FileText content, IEnumerable<TextSpan> commands, IReadOnlyList<Upstream> upstreams)
    {
        var leads = Leads.Of(upstreams);
        foreach (var span in commands.Where(span => leads.VariableIn(content.Text.AsSpan(span.Start, span.Length))))
        {
            // The signs that begin a recipe's line may stand before the name; anywhere else they make it part of an option.
            var signs = span.Length - content.Text.AsSpan(span.Start, span.Length).TrimStart(" \t@+-").Length;
            for (var match = ShellVariable().Match(content.Text, span.Start + signs, span.Length - signs); match.Success; match = match.NextMatch())
            {
                var value = match.Groups["value"];
                if (VariableNames.Match(content, match.Groups["name"].Value, new TextSpan(value.Index, value.Length), upstreams) is { } reference)
                    yield return reference;
            }
        }
    }

    private static IEnumerable<(string Name, TextSpan Value)> VariablesOf(IReadOnlyList<MakeLine> lines, string text, Func<TextSpan, bool> parts) =>
        lines.OfType<MakeLine.Assignment>().Where(assignment => parts(assignment.Span)).Select(assignment => (assignment.Name, Unquoted(text, assignment.Value)));

    /// <summary>What a comment may tie in a line: the variable's value, or a word of the recipe.</summary>
    private static IEnumerable<TextSpan> ValuesOf(MakeLine line, string text) => line switch
    {
        MakeLine.Assignment assignment => assignment.Value.Of(text).Contains(' ', StringComparison.Ordinal) ? Words(text, assignment.Value) : [Unquoted(text, assignment.Value)],
        MakeLine.Recipe recipe => Words(text, recipe.Span),
        _ => [],
    };

    private static IEnumerable<TextSpan> Words(string text, TextSpan command) =>
        Word().Matches(command.Of(text)).Select(match => new TextSpan(command.Start + match.Groups["value"].Index, match.Groups["value"].Length));

    [GeneratedRegex(@"(?<![^\s""'])(?:--?[A-Za-z-]+=|[A-Za-z_][A-Za-z0-9_]*=)?(?<value>[^\s""'=;]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(
        @"(?<![\w$.{/%@+-])(?<name>[A-Za-z_][A-Za-z0-9_]*)="
        + @"(?:""(?<value>[^\s""]*)""|'(?<value>[^\s']*)'|(?<value>[^\s""'`;&|()<>]*))(?![^\s""'`;&|)<>])",
        RegexOptions.CultureInvariant)]
    private static partial Regex ShellVariable();

    [GeneratedRegex(@"\G\$\((?:or|if)[ \t](?>(?:[^()\r\n]|\([^()\r\n]*\))*?,[ \t]*(?=[^,()\r\n]*\)))(?<default>[^,()$\s]+)[ \t]*\)", RegexOptions.CultureInvariant)]
    private static partial Regex Default();
}
