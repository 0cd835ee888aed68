using Updaters.Finding;
using Updaters.Text;

namespace Updaters.Dockerfile;

/// <summary>A variable that an <c>ARG</c> or <c>ENV</c> sets; without a value it is only declared.</summary>
internal readonly record struct Variable(string Name, SourcedText? Value)
{
    public static IEnumerable<Variable> In(Instruction instruction, string text)
    {
        var arguments = instruction.Arguments(text);
        var words = Words.In(arguments, instruction.Escape).ToList();
        if (words.Count == 0)
            return [];
        var isOld = instruction.Keyword == "ENV" && !arguments.ToString(words[0]).Contains('=');
        return isOld ? OldForm(arguments, words) : words.Select(word => FromWord(arguments, word));
    }

    /// <summary><c>ENV NAME the whole rest is the value</c></summary>
    private static Variable[] OldForm(SourcedText arguments, List<TextSpan> words) =>
        words.Count == 1 ? [] : [new Variable(arguments.ToString(words[0]), arguments.Slice(words[1].Start, words[^1].End))];

    private static Variable FromWord(SourcedText arguments, TextSpan word)
    {
        var text = arguments.ToString(word);
        var equals = text.IndexOf('=');
        return equals < 0 ? new Variable(text, null) : new Variable(text[..equals], arguments.Slice(word.Start + equals + 1, word.End));
    }
}
