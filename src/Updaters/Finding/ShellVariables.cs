using System.Text.RegularExpressions;
using Updaters.Text;

namespace Updaters.Finding;

/// <summary>The variables that a command line sets for itself: <c>VERSION=1.2.3; curl …/v$VERSION/…</c>.</summary>
internal sealed partial class ShellVariables
{
    private readonly Dictionary<string, SourcedText?> _values = new(StringComparer.Ordinal);
    private readonly Func<string, SourcedText?> _outer;
    private readonly VariableExpansion _expansion;

    private ShellVariables(Func<string, SourcedText?> outer) =>
        (_outer, _expansion) = (outer, new VariableExpansion(ExpansionRules.Builder, '\\', ValueOf));

    /// <param name="outer">The values that the command line finds in its environment; null = not known.</param>
    /// <param name="prefersDefault">As in <see cref="VariableExpansion.PrefersDefault"/>.</param>
    public static SourcedText Expand(SourcedText command, Func<string, SourcedText?> outer, bool prefersDefault = false)
    {
        if (!command.Span.Contains('$'))
            return command;
        var variables = new ShellVariables(outer);
        variables.Read(command);
        return new VariableExpansion(ExpansionRules.Shell, '\\', variables.ValueOf) { PrefersDefault = prefersDefault }.Expand(command) ?? command;
    }

    private SourcedText? ValueOf(string name) => _values.TryGetValue(name, out var value) ? value : _outer(name);

    /// <summary>In their order; what is set twice, or by another command's output, is not known.</summary>
    private void Read(SourcedText command)
    {
        if (!command.Span.Contains('='))
            return;
        var text = command.ToString();
        foreach (Match match in Assignment().Matches(text))
        {
            var name = match.Groups["name"].Value;
            var value = match.Groups["value"];
            var isPlain = match.Groups["end"].Success && !value.ValueSpan.Contains("$(", StringComparison.Ordinal) && !value.ValueSpan.Contains('`');
            var known = isPlain ? _expansion.Expand(command.Slice(value.Index, value.Index + value.Length)) : null;
            _values[name] = _values.TryGetValue(name, out var other) && other?.ToString() != known?.ToString() ? null : known;
        }
    }

    [GeneratedRegex(
        @"(?<![\w$.{/%@+-])(?<name>[A-Za-z_][A-Za-z0-9_]*)="
        + @"(?:""(?<value>[^""\\]*)""|'(?<value>[^']*)'|(?<value>(?>[^\s""'`;&|()<>]*)))(?<end>(?=[\s""'`;&|)<>]|\z))?",
        RegexOptions.CultureInvariant)]
    private static partial Regex Assignment();
}
