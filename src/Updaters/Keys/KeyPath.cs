using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Updaters.Keys;

/// <summary>
/// The keys of a rule: <c>image.tag</c>, <c>items[0].version</c>, <c>'a.b'.version</c> for a key with a dot in it, and <c>*</c> for any
/// one key or index. Keys are compared with case.
/// </summary>
public sealed class KeyPath
{
    public const int MaxLength = 500;

    private readonly string _text;
    private readonly List<Step> _steps;

    private KeyPath(string text, List<Step> steps) => (_text, _steps) = (text, steps);

    /// <summary>Reads a path.</summary>
    /// <param name="problem">What is wrong; empty when nothing is.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out KeyPath? path, out string problem)
    {
        List<Step> steps = [];
        problem = text.Length > MaxLength ? $"the key is longer than {MaxLength} characters" : Read(text, steps);
        path = problem.Length == 0 ? new KeyPath(text, steps) : null;
        return path is not null;
    }

    public bool Matches(KeyTrail trail)
    {
        if (trail.Depth != _steps.Count)
            return false;
        for (var i = _steps.Count - 1; i >= 0; i--)
        {
            var (isIt, from) = trail switch
            {
                KeyTrail.ToKey key => (_steps[i] is Step.Any || _steps[i] is Step.Key wanted && wanted.Name == key.Name, key.From),
                KeyTrail.ToItem item => (_steps[i] is Step.Any || _steps[i] is Step.Item wanted && wanted.Index == item.Index, item.From),
                _ => (false, trail),
            };
            if (!isIt)
                return false;
            trail = from;
        }
        return true;
    }

    public override string ToString() => _text;

    private static string Read(string text, List<Step> steps)
    {
        var at = 0;
        while (at < text.Length || steps.Count == 0)
        {
            var (step, end) = text.AsSpan(at) switch
            {
                ['[', ..] => Bracketed(text, at),
                ['\'' or '"', ..] => Quoted(text, at),
                _ => Plain(text, at),
            };
            if (step is null)
                return $"the key cannot be read from its character {at + 1} on";
            steps.Add(step);
            at = end;
            if (at < text.Length && text[at] == '.' && at + 1 < text.Length)
                at++;
            else if (at < text.Length && text[at] != '[')
                return $"a dot or [ must follow at character {at + 1} of the key";
        }
        return "";
    }

    private static (Step? Step, int End) Bracketed(string text, int at)
    {
        var end = text.IndexOf(']', at);
        if (end < 0)
            return (null, at);
        var inner = text[(at + 1)..end];
        if (inner == "*")
            return (Step.Wildcard, end + 1);
        return int.TryParse(inner, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? (new Step.Item(index), end + 1) : (null, at);
    }

    /// <summary>Up to the same quote; within, it is written twice.</summary>
    private static (Step? Step, int End) Quoted(string text, int at)
    {
        var name = new StringBuilder();
        for (var i = at + 1; i < text.Length; i++)
        {
            if (text[i] != text[at])
                name.Append(text[i]);
            else if (i + 1 < text.Length && text[i + 1] == text[at])
                name.Append(text[i++]);
            else
                return (new Step.Key(name.ToString()), i + 1);
        }
        return (null, at);
    }

    private static (Step? Step, int End) Plain(string text, int at)
    {
        var length = text.AsSpan(at).IndexOfAny('.', '[');
        var name = length < 0 ? text[at..] : text.Substring(at, length);
        if (name.Length == 0 || name.AsSpan().ContainsAny("]'\"") || name.Contains('*') && name != "*" || name != name.Trim())
            return (null, at);
        return (name == "*" ? Step.Wildcard : new Step.Key(name), at + name.Length);
    }

    private abstract record Step
    {
        private Step() { }

        public static readonly Step Wildcard = new Any();

        public sealed record Key(string Name) : Step;

        public sealed record Item(int Index) : Step;

        public sealed record Any : Step;
    }
}
