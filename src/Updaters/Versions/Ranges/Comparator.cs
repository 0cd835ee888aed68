using Updaters.References;
using Updaters.Text;

namespace Updaters.Versions.Ranges;

/// <summary>What a comparator is in its range, and so what becomes of it.</summary>
internal enum ComparatorRole
{
    /// <summary>Names a version to be near to: <c>~=1.2</c>, <c>^1.2</c>, <c>~1.2</c>, <c>1.*</c>. As precise as it was, it moves with every version.</summary>
    Near,

    /// <summary>One version and no other: <c>==1.2</c>, <c>[1.2]</c>.</summary>
    Exact,

    /// <summary>A lower end (<c>&gt;=1.2</c>, <c>&gt;1.2</c>), or none at all (<c>*</c>). It stays.</summary>
    Low,

    /// <summary>An upper end that does not belong to the range: <c>&lt;2</c>.</summary>
    Below,

    /// <summary>An upper end that belongs to it: <c>&lt;=1.2</c>.</summary>
    UpTo,

    /// <summary>The same in a dialect and spelling where <c>&lt;=1.2</c> takes in <c>1.2.9</c>.</summary>
    UpToSeries,

    /// <summary><c>!=1.5</c>. It stays.</summary>
    Excluded,
}

/// <summary>An operator and a version.</summary>
/// <param name="Number">Where the version's numbers and label stand, without a <c>v</c> before and a wildcard behind.</param>
internal sealed record Comparator(ComparatorRole Role, TextSpan Number, ReleaseVersion Version, RangeTerm Condition)
{
    public bool IsMoved => Role is ComparatorRole.Near or ComparatorRole.Exact;

    public bool IsUpperEnd => Role is ComparatorRole.Below or ComparatorRole.UpTo or ComparatorRole.UpToSeries;

    public bool Contains(ReleaseVersion version) => Condition.Contains(version);

    public bool LiesAbove(ReleaseVersion version) =>
        !Contains(version) && (Role == ComparatorRole.Low || (IsMoved && version < Version));

    public bool NamesPrereleaseOf(ReleaseVersion version) => Version.IsPrerelease && Version.HasNumbersOf(version);

    /// <summary>Null = the dialect has no such comparator.</summary>
    public static Comparator? Of(string operation, Operand operand, RangeDialect dialect)
    {
        var isPython = dialect is RangeDialect.Python or RangeDialect.Poetry;
        var hasCaret = dialect is RangeDialect.Npm or RangeDialect.Cargo or RangeDialect.Poetry;
        return operation switch
        {
            "" when dialect == RangeDialect.Cargo && operand.Shape is OperandShape.Full or OperandShape.Short => Ends("^", operand),
            "" or "=" when dialect != RangeDialect.Python => Named(operand),
            "==" when isPython && operand.Shape != OperandShape.All => Named(operand),
            "===" when isPython && operand.Shape == OperandShape.Full => Named(operand),
            "!=" when isPython && operand.Shape != OperandShape.All => With(ComparatorRole.Excluded, operand, "!=", operand.Series),
            "~=" when isPython && operand.Shape == OperandShape.Full => With(ComparatorRole.Near, operand, "~=", operand.Version.Text),
            "^" or "~" when hasCaret && IsComparable(operand, dialect) => Ends(operation, operand),
            ">=" or ">" or "<" or "<=" when IsComparable(operand, dialect) => Ends(operation, operand),
            _ => null,
        };
    }

    /// <summary>A version or series by itself, or behind an equals sign.</summary>
    private static Comparator? Named(Operand operand) => operand.Shape switch
    {
        OperandShape.Full => With(ComparatorRole.Exact, operand, "", operand.Version.Text),
        OperandShape.All => With(ComparatorRole.Low, operand, "", "*"),
        _ => With(ComparatorRole.Near, operand, "", operand.Series),
    };

    private static Comparator? Ends(string operation, Operand operand) => operation switch
    {
        "<" => With(ComparatorRole.Below, operand, operation, operand.Version.Text),
        "<=" when operand.Shape != OperandShape.Full => With(ComparatorRole.UpToSeries, operand, "<", operand.NextSeries),
        "<=" => With(ComparatorRole.UpTo, operand, operation, operand.Version.Text),
        ">" when operand.Shape != OperandShape.Full => With(ComparatorRole.Low, operand, ">=", operand.NextSeries),
        ">" or ">=" => With(ComparatorRole.Low, operand, operation, operand.Version.Text),
        _ => With(ComparatorRole.Near, operand, operation, operand.Version.Text),
    };

    /// <summary>Only npm compares with a series (<c>&gt;=1.x</c>), which is the short version to it.</summary>
    private static bool IsComparable(Operand operand, RangeDialect dialect) =>
        operand.Shape is OperandShape.Full or OperandShape.Short || (operand.Shape == OperandShape.Series && dialect == RangeDialect.Npm);

    private static Comparator? With(ComparatorRole role, Operand operand, string operation, string condition) =>
        RangeTerm.TryRead(operation, condition, out var term) ? new Comparator(role, operand.Number, operand.Version, term) : null;
}
