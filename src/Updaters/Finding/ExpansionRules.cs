namespace Updaters.Finding;

/// <summary>Who expands a text.</summary>
internal enum ExpansionRules
{
    /// <summary>The builder of container images: quotes and escapes are taken away, and a variable that is not set is empty.</summary>
    Builder,

    /// <summary>A shell, of whose text quotes and escapes are left: the finders know them. A variable that is not set may be by the environment.</summary>
    Shell,
}
