using System.Text.RegularExpressions;
using Updaters.Finding;
using Updaters.References;
using Updaters.Shell;
using Updaters.Text;

namespace Updaters.Docs;

/// <summary>
/// Variables of shell code, of any name, whose values make up a URL, image or package of an upstream: <c>VERSION=1.2.3</c> with <c>curl …/acme/tool/releases/download/v${VERSION}/tool</c>
/// below. Each block of code is a script of its own.
/// </summary>
internal static partial class CodeVariables
{
    /// <summary>A longer block is data.</summary>
    private const int LongestBlock = 20_000;

    public static IEnumerable<Reference> Find(FileText file, IEnumerable<TextSpan> blocks, IReadOnlyList<Upstream> upstreams) =>
        blocks.Where(block => block.Length <= LongestBlock && MayHold(file.Text.AsSpan(block.Start, block.Length))).SelectMany(block => In(file, block, upstreams));

    /// <summary>Whether something is put together there with a variable.</summary>
    public static bool MayHold(ReadOnlySpan<char> code) => code.Contains('$') && UsesVariable().IsMatch(code);

    private static IEnumerable<Reference> In(FileText file, TextSpan block, IReadOnlyList<Upstream> upstreams)
    {
        var script = file with { Text = ShellText.WithoutComments(block.Of(file.Text)) };
        return from reference in ExpandedScript.Read(script, upstreams).Found
               where reference.Pins.Count == 0 && IsSet(script.Text, reference.Span)
               select reference with { Span = Moved(reference.Span, block.Start), Whole = reference.Whole is { } whole ? Moved(whole, block.Start) : null };
    }

    private static bool IsSet(string script, TextSpan value) => Assigned().IsMatch(script.AsSpan(0, value.Start)[Math.Max(0, value.Start - 100)..]);

    private static TextSpan Moved(TextSpan span, int by) => new(span.Start + by, span.Length);

    [GeneratedRegex(@"[/:@=v-]\$\{?[A-Za-z_]", RegexOptions.CultureInvariant)]
    private static partial Regex UsesVariable();

    [GeneratedRegex(@"(?<![\w$.-])[A-Za-z_][A-Za-z0-9_]*=[""']?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Assigned();
}
