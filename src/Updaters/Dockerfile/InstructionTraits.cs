namespace Updaters.Dockerfile;

/// <summary>What an instruction has that says how far it must be read.</summary>
[Flags]
internal enum InstructionTraits
{
    None = 0,

    /// <summary>It uses variables.</summary>
    Variables = 1,

    /// <summary>It, or a variable that it uses, has what URLs and images have.</summary>
    Lead = 2,

    /// <summary>It may check a hash.</summary>
    Hash = 4,

    /// <summary>It, or a variable that it uses, may name an upstream.</summary>
    Name = 8,
}
