// Three at a time on two processors, as many wait for what they started; the tests of a fixture come one after another.
[assembly: Parallelizable(ParallelScope.Fixtures)]
[assembly: LevelOfParallelism(3)]
