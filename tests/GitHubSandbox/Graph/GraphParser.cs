using System.Globalization;
using System.Text.RegularExpressions;

namespace Sandbox.Graph;

/// <summary>Parses the part of GraphQL that queries are written in: one operation, variables, arguments, aliases, fragments.</summary>
/// <remarks>spec.graphql.org/October2021: directives, lists, block strings, default values and mutations are refused.</remarks>
internal sealed partial class GraphParser
{
    private readonly List<string> _tokens;
    private int _at;

    private GraphParser(string text) => _tokens = Tokens(text);

    private string Peek => _at < _tokens.Count ? _tokens[_at] : "";

    public static GraphDocument Parse(string text) => new GraphParser(text).Document();

    private GraphDocument Document()
    {
        GraphOperation? operation = null;
        var fragments = new Dictionary<string, GraphFragment>(StringComparer.Ordinal);
        while (_at < _tokens.Count)
        {
            if (Peek == "fragment")
            {
                Take();
                var name = Name();
                Expect("on");
                fragments.Add(name, new GraphFragment(Name(), Selections()));
            }
            else if (operation is null)
            {
                operation = Operation();
            }
            else
            {
                throw Unexpected();
            }
        }
        return new GraphDocument(operation ?? throw new GraphRefusal("A query attribute must be specified and must be a string."), fragments);
    }

    private GraphOperation Operation()
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Peek != "{")
        {
            Expect("query");
            if (Peek is not ("(" or "{"))
                Name();
            if (Peek == "(")
            {
                Take();
                while (Peek != ")")
                {
                    Expect("$");
                    var name = Name();
                    Expect(":");
                    var type = Name();
                    if (Peek == "!")
                        type += Take();
                    variables.Add(name, type);
                }
                Take();
            }
        }
        return new GraphOperation(variables, Selections());
    }

    private List<GraphSelection> Selections()
    {
        Expect("{");
        List<GraphSelection> selections = [];
        while (Peek != "}")
            selections.Add(Selection());
        Take();
        return selections.Count > 0 ? selections : throw Unexpected();
    }

    private GraphSelection Selection()
    {
        if (Peek == "...")
        {
            Take();
            if (Peek != "on")
                return new GraphSelection.Spread(Name());
            Take();
            return new GraphSelection.Inline(Name(), Selections());
        }
        var alias = Name();
        var name = alias;
        if (Peek == ":")
        {
            Take();
            name = Name();
        }
        return new GraphSelection.Field(alias, name, Peek == "(" ? Pairs("(", ")") : new(), Peek == "{" ? Selections() : []);
    }

    private Dictionary<string, GraphValue> Pairs(string open, string close)
    {
        Expect(open);
        var values = new Dictionary<string, GraphValue>(StringComparer.Ordinal);
        while (Peek != close)
        {
            var name = Name();
            Expect(":");
            values.Add(name, Value());
        }
        Take();
        return values;
    }

    private GraphValue Value()
    {
        switch (Peek)
        {
            case "$":
                Take();
                return new GraphValue.Variable(Name());
            case "{":
                return new GraphValue.Fields(Pairs("{", "}"));
            case ['"', ..]:
                return new GraphValue.Text(System.Text.Json.JsonSerializer.Deserialize<string>(Take())!);
            case var number when int.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value):
                Take();
                return new GraphValue.Number(value);
            default:
                return new GraphValue.Word(Name());
        }
    }

    private string Take() => _at < _tokens.Count ? _tokens[_at++] : throw Unexpected();

    private string Name() => Peek is [var first, ..] && (char.IsAsciiLetter(first) || first == '_') ? Take() : throw Unexpected();

    private void Expect(string token)
    {
        if (Take() != token)
            throw new GraphRefusal($"Parse error on \"{_tokens[_at - 1]}\": expected \"{token}\"");
    }

    private GraphRefusal Unexpected() => new($"Parse error on \"{Peek}\" (token {_at})");

    private static List<string> Tokens(string text)
    {
        List<string> tokens = [];
        for (var at = 0; at < text.Length;)
        {
            var token = Token().Match(text, at);
            if (!token.Success)
                throw new GraphRefusal($"Parse error on \"{text[at]}\"");
            at += token.Length;
            if (token.Groups["token"].Success)
                tokens.Add(token.Groups["token"].Value);
        }
        return tokens;
    }

    [GeneratedRegex("""\G(?:[\s,]+|#[^\n]*|(?<token>\.\.\.|[A-Za-z_]\w*|-?\d+|"(?:[^"\\\n]|\\.)*"|[{}()!:$]))""")]
    private static partial Regex Token();
}
