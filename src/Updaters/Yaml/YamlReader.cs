using Updaters.Documents;
using Updaters.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Updaters.Yaml;

/// <summary>Reads a YAML stream with YamlDotNet as a finder of spans. All of its documents are one here, but each is parsed by itself.</summary>
/// <remarks>
/// Where the parser gives up, what it read before counts, and from there on each line of the document is read by itself (<see cref="YamlLooseLines"/>).
/// Aliases are not followed: a value is edited where it stands. (https://yaml.org/spec/1.2.2/)
/// </remarks>
internal sealed class YamlReader
{
    /// <summary>Brackets within brackets cost the parser time that grows by their square.</summary>
    private const int DeepestFlow = 100;

    private readonly YamlCut _cut;
    private readonly string _left;
    private readonly YamlSpans _spans;
    private readonly DocumentBuilder _builder;
    private int _read;

    private YamlReader(YamlLines lines, YamlCut cut)
    {
        (_cut, _left, _builder) = (cut, cut.Left(), new DocumentBuilder(lines.Text));
        _spans = new YamlSpans(_left);
    }

    /// <param name="names">Those that what is read can refer to: only where they stand, and around, it has to be read; null = all of it.</param>
    public static Document Read(string text, NameHits? names = null)
    {
        var lines = YamlLines.Read(text);
        List<DocumentNode.Map> maps = [];
        List<DocumentNode.Value> values = [];
        foreach (var (from, to) in YamlDocuments.In(lines))
        {
            if (names?.AnyIn(lines.Span(from, to)) == false)
                continue;
            var document = ReadDocument(lines, from, to, names);
            maps.AddRange(document.Maps);
            values.AddRange(document.Values);
        }
        return new Document(maps, values);
    }

    private static Document ReadDocument(YamlLines lines, int from, int to, NameHits? names)
    {
        var all = lines.Span(from, to);
        if (names is not null && YamlOutline.Of(lines, from, to, names) is var cut && !cut.IsWhole(all))
        {
            var outlined = new YamlReader(lines, cut);
            if (outlined.TryParse())
                return outlined._builder.End();
        }
        var reader = new YamlReader(lines, YamlCut.Whole(lines, all));
        if (!reader.TryParse())
            YamlLooseLines.Read(lines, from, to, all.Start + reader._read, reader._builder);
        return reader._builder.End();
    }

    /// <summary>False where the text is no YAML; what was read of it stays.</summary>
    private bool TryParse()
    {
        if (FlowDepth(_left) > DeepestFlow)
            return false;
        var parser = new Parser(new StringReader(_left));
        try
        {
            while (parser.MoveNext())
            {
                if (_builder.Depth > DocumentBuilder.Deepest)
                    return false;
                Take(parser.Current!);
                _read = Math.Max(_read, (int)Math.Min(parser.Current!.End.Index, _left.Length));
            }
            return true;
        }
        // The parser throws what it should not where brackets are not closed.
        catch (Exception exception) when (exception is YamlException or InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            return false;
        }
    }

    private void Take(ParsingEvent found)
    {
        switch (found)
        {
            case MappingStart:
                _builder.OpenMap();
                break;
            case SequenceStart:
                _builder.OpenList();
                break;
            case MappingEnd or SequenceEnd:
                _builder.Close();
                break;
            case AnchorAlias:
                _builder.Empty();
                break;
            case Scalar scalar:
                TakeScalar(scalar);
                break;
        }
    }

    private void TakeScalar(Scalar scalar)
    {
        var (start, end) = ((int)Math.Min(scalar.Start.Index, _left.Length), (int)Math.Min(scalar.End.Index, _left.Length));
        var read = _spans.Of(scalar.Style, start, end) is var (from, to, form) ? (Form: form, Span: InWhole(form, from, to)) : default;
        if (_builder.ExpectsKey)
            _builder.Key(read.Span ?? default);
        else if (read.Span is { Length: > 0 } span)
            _builder.Value(span, read.Form);
        else
            _builder.Empty();
    }

    private TextSpan? InWhole(ValueForm form, int from, int to)
    {
        if (form == ValueForm.Block && from > 0 && _cut.InWhole(from - 1, from) is { } last && _cut.ContentAt(last.End) is { } content)
            return content;
        return _cut.InWhole(from, to);
    }

    /// <summary>The most brackets that may be open at once; those in texts are counted, too.</summary>
    private static int FlowDepth(string text)
    {
        var (depth, deepest) = (0, 0);
        var rest = text.AsSpan();
        while (rest.IndexOfAny("[]{}") is var at and >= 0)
        {
            depth = rest[at] is '[' or '{' ? depth + 1 : Math.Max(0, depth - 1);
            deepest = Math.Max(deepest, depth);
            rest = rest[(at + 1)..];
        }
        return deepest;
    }
}
