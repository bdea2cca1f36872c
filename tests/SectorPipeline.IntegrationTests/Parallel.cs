// Two at a time, as there are processors; the tests of a fixture come one after another.
[assembly: Parallelizable(ParallelScope.Fixtures)]
[assembly: LevelOfParallelism(2)]
