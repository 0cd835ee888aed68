using Updaters.References;
using Updaters.Text;

namespace Updaters.Finding;

/// <summary>Ties a variable's value to the upstream that goes by the variable's name.</summary>
public static class VariableNames
{
    /// <summary>The reference that <c>name = value</c> is; null where no upstream goes by the name or the value is no version.</summary>
    /// <remarks>Two upstreams going by one name tie nothing by default: a name from the config wins over a default one.</remarks>
    public static Reference? Match(FileText file, string name, TextSpan value, IReadOnlyList<Upstream> upstreams) => null;
}
