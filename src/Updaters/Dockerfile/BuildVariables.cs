using Updaters.Finding;

namespace Updaters.Dockerfile;

/// <summary>What <c>ARG</c> and <c>ENV</c> have set where the build has come to, instruction by instruction.</summary>
/// <remarks>
/// Source of the rules: the Dockerfile reference, "Scope" of ARG, "Using ARG variables" and "Understand how ARG and FROM interact". A stage
/// that is built from another begins with its variables.
/// </remarks>
internal sealed class BuildVariables(string text)
{
    private readonly Scope _global = new(null);
    private readonly Dictionary<string, Scope> _stages = new(StringComparer.OrdinalIgnoreCase);
    private Scope? _stage;

    /// <summary>A variable's value in the stage, or before the first one; null = not known.</summary>
    public SourcedText? ValueOf(string name) => (_stage ?? _global).ValueOf(name);

    /// <summary>A variable's value in a <c>FROM</c>, which sees those before the first stage alone.</summary>
    public SourcedText? GlobalValueOf(string name) => _global.ValueOf(name);

    /// <summary>Goes on behind an instruction.</summary>
    public void Pass(Instruction instruction)
    {
        switch (instruction.Keyword)
        {
            case "FROM":
                Begin(instruction);
                break;
            case "ARG":
                foreach (var variable in Variable.In(instruction, text))
                    (_stage ?? _global).SetArgument(variable.Name, variable.Value is { } value ? Expanded(value, instruction) : _stage is null ? null : _global.ValueOf(variable.Name));
                break;
            case "ENV" when _stage is not null:
                // All values of one instruction are read before any of them is set.
                foreach (var (name, value) in Variable.In(instruction, text).Select(variable => (variable.Name, variable.Value is { } word ? Expanded(word, instruction) : null)).ToList())
                    _stage.SetEnvironment(name, value);
                break;
        }
    }

    private SourcedText? Expanded(SourcedText word, Instruction instruction) => new VariableExpansion(ExpansionRules.Builder, instruction.Escape, ValueOf).Expand(word);

    private void Begin(Instruction from)
    {
        var arguments = from.LineCount == 1 ? text.AsSpan(from.AllLines[0].Start, from.AllLines[0].Length) : from.Arguments(text).Span;
        var image = Words.Next(arguments, 0, from.Escape);
        while (image is { } option && arguments[option.Start..].StartsWith("--", StringComparison.Ordinal))
            image = Words.Next(arguments, option.End, from.Escape);
        var stages = _stages.GetAlternateLookup<ReadOnlySpan<char>>();
        _stage = new Scope(image is { } parent && stages.TryGetValue(arguments[parent.Start..parent.End], out var known) ? known : null);
        if (image is { } named && Words.Next(arguments, named.End, from.Escape) is { } mark && Words.Next(arguments, mark.End, from.Escape) is { } name
            && arguments[mark.Start..mark.End].Equals("AS", StringComparison.OrdinalIgnoreCase))
        {
            stages[arguments[name.Start..name.End]] = _stage;
        }
    }

    /// <summary>The variables of a stage, and those of the stage that it is built from.</summary>
    private sealed class Scope(Scope? parent)
    {
        /// <summary>More stages built one from another than people write.</summary>
        private const int Deepest = 16;

        private readonly Dictionary<string, SourcedText?> _arguments = new(StringComparer.Ordinal);
        private readonly Dictionary<string, SourcedText?> _environment = new(StringComparer.Ordinal);

        public void SetArgument(string name, SourcedText? value) => _arguments[name] = value;

        public void SetEnvironment(string name, SourcedText? value) => _environment[name] = value;

        /// <summary>What <c>ENV</c> sets wins over an argument of that name, wherever the two stand.</summary>
        public SourcedText? ValueOf(string name) =>
            Finds(scope => scope._environment, name, out var value) || Finds(scope => scope._arguments, name, out value) ? value : null;

        private bool Finds(Func<Scope, Dictionary<string, SourcedText?>> kind, string name, out SourcedText? value)
        {
            value = null;
            var depth = 0;
            for (var scope = this; scope is not null && depth < Deepest; scope = scope.Parent, depth++)
            {
                if (kind(scope).TryGetValue(name, out value))
                    return true;
            }
            return false;
        }

        private Scope? Parent => parent;
    }
}
