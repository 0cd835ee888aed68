namespace Updaters.Documents;

/// <summary>How a value is written.</summary>
internal enum ValueForm
{
    Plain,

    Quoted,

    /// <summary>A YAML block scalar: its lines, with their indentation.</summary>
    Block,
}
