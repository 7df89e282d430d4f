CREATE TABLE review (id INT PRIMARY KEY, text VARCHAR(500) NOT NULL);
INSERT INTO review SELECT x, 'A review that nobody has written yet' FROM SYSTEM_RANGE(0, 999);
